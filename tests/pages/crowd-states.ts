import { addCohort, enrol } from '../support/acts.js';
import { send, type Stage, type State } from './stage.js';

const cohortOf = ({ world }: Stage): string => `/cohorts/${world.cohort}`;

/** A long list, confirmed, and what follows from so many people. */
export const crowdStates = (stage: Stage): State[] => [
  {
    name: 'a long list, carried out',
    async see() {
      const { admin } = stage.world.as;
      const [list] = await importsOf(stage);
      const path = `${cohortOf(stage)}/imports/${list ?? ''}`;
      return send(admin, path, `${path}/confirmation`);
    },
  },
  {
    name: 'a cohort, the second page of its people',
    see: () => stage.world.as.admin.get(`${cohortOf(stage)}?page=2`),
  },
  {
    name: 'links, as many as a page holds',
    see: () => send(stage.world.as.admin, cohortOf(stage), `${cohortOf(stage)}/invitations`),
  },
  {
    name: 'links, where mails go out too',
    async see() {
      const root = { email: 'root@example.test', name: 'Root Ruiz' };
      await stage.withMail.person({ ...root, isAdmin: true });
      const admin = await stage.withMail.signedIn(root.email);
      const cohort = await addCohort(admin, 'Spring', root);
      await enrol(admin, cohort, { name: 'Sam Ruiz', email: 'sam@example.test' });
      await enrol(admin, cohort, { name: 'Rae Ruiz', email: 'EMP-0017' });
      return send(admin, `/cohorts/${cohort}`, `/cohorts/${cohort}/invitations`);
    },
  },
];

const importsOf = async ({ app }: Stage): Promise<string[]> => {
  const lists = app.services.world.db.collection<{ _id: string }>('imports');
  return (await lists.find().sort({ _id: -1 }).limit(1).toArray()).map(({ _id }) => _id);
};
