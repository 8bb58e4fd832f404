import { lastPart } from '../support/acts.js';
import type { Fields, SeenPage } from '../support/client.js';
import { send, type Stage, type State } from './stage.js';

const cohortOf = ({ world }: Stage): string => `/cohorts/${world.cohort}`;

const asAdmin = (stage: Stage, path: string): Promise<SeenPage> => stage.world.as.admin.get(path);

/** The page of the person of this name, from the list of the cohort. */
const person = async (stage: Stage, name: string): Promise<SeenPage> => {
  const page = await asAdmin(stage, cohortOf(stage));
  const link = page.$('main a').filter((_, a) => page.$(a).text() === name);
  return asAdmin(stage, link.attr('href') ?? '/none');
};

const onPerson = async (stage: Stage, name: string, act: string): Promise<SeenPage> => {
  await person(stage, name);
  return stage.world.as.admin.submit(`form[action$="/${act}"]`);
};

const enrol = (stage: Stage, fields: Fields): Promise<SeenPage> =>
  send(stage.world.as.admin, cohortOf(stage), `${cohortOf(stage)}/enrolments`, fields);

const paste = (stage: Stage, list: string): Promise<SeenPage> =>
  send(stage.world.as.admin, `${cohortOf(stage)}/imports/new`, `${cohortOf(stage)}/imports`, {
    list,
  });

/** More than a page shows, and more links than it holds. */
const aCrowd = (): string =>
  Array.from({ length: 230 }, (_, n) => `Learner ${n},learner-${n}@example.test,blue`).join('\n');

const cohorts = (stage: Stage): State[] => [
  { name: 'cohorts', see: () => asAdmin(stage, '/cohorts') },
  { name: 'new cohort', see: () => asAdmin(stage, '/cohorts/new') },
  {
    name: 'new cohort, refused',
    see: () =>
      send(stage.world.as.admin, '/cohorts/new', '/cohorts', {
        name: '',
        start: '2026-06-01',
        end: '2026-05-01',
        daysOff: 'tomorrow',
        instructorName: 'Kim Ruiz',
        instructorEmail: 'not an address',
      }),
  },
  {
    name: 'a cohort without people or instructor',
    see: () =>
      send(stage.world.as.admin, '/cohorts/new', '/cohorts', {
        name: 'Winter',
        start: '2026-11-01',
        end: '2027-02-01',
        zone: 'UTC',
      }),
  },
  { name: 'a cohort', see: () => asAdmin(stage, cohortOf(stage)) },
  {
    name: 'the report of a cohort',
    see: () => asAdmin(stage, `${cohortOf(stage)}/report`),
  },
  {
    name: 'a cohort, nobody in this state',
    see: () => asAdmin(stage, `${cohortOf(stage)}?state=withdrawn`),
  },
  {
    name: 'a cohort, a person refused',
    see: () => enrol(stage, { name: '', login: 'not an address@' }),
  },
  {
    name: 'a cohort, an instructor refused',
    see: () =>
      send(stage.world.as.admin, cohortOf(stage), `${cohortOf(stage)}/instructors`, {
        instructorName: '',
        instructorEmail: 'no address',
      }),
  },
];

const enrolled = (stage: Stage): State[] => [
  {
    name: 'a cohort, somebody added',
    see: () => enrol(stage, { name: 'Rae Ruiz', login: 'EMP-0017' }),
  },
  { name: 'a person, not invited', see: () => person(stage, 'Rae Ruiz') },
  { name: 'links, one', see: () => onPerson(stage, 'Rae Ruiz', 'links') },
  { name: 'a person, invited', see: () => person(stage, 'Rae Ruiz') },
  {
    name: 'a person, invitation cancelled',
    see: () => onPerson(stage, 'Rae Ruiz', 'cancellation'),
  },
  {
    name: 'a person who has joined',
    see: () => asAdmin(stage, `${cohortOf(stage)}/people/${stage.world.enrolment}`),
  },
  {
    name: 'a person, withdrawn',
    see: () => onPerson(stage, 'Rae Ruiz', 'withdrawal'),
  },
  { name: 'a person, taken back in', see: () => onPerson(stage, 'Rae Ruiz', 'restoration') },
  {
    name: 'links, for everybody not invited',
    async see() {
      await enrol(stage, { name: 'Sam Ruiz', login: 'sam@example.test' });
      return send(stage.world.as.admin, cohortOf(stage), `${cohortOf(stage)}/invitations`);
    },
  },
];

const lists = (stage: Stage): State[] => [
  { name: 'a list to give', see: () => asAdmin(stage, `${cohortOf(stage)}/imports/new`) },
  { name: 'a list that cannot be read', see: () => paste(stage, 'one column alone\nand no name') },
  {
    name: 'a file that is not there',
    async see() {
      const path = `${cohortOf(stage)}/imports/new`;
      await asAdmin(stage, path);
      return paste(stage, '');
    },
  },
  {
    name: 'a list, row by row',
    see: () => asAdmin(stage, `${cohortOf(stage)}/imports/${stage.world.import}`),
  },
  {
    name: 'a list, only what is to be mended',
    see: () => asAdmin(stage, `${cohortOf(stage)}/imports/${stage.world.import}?verdict=error`),
  },
  {
    name: 'a list, carried out',
    see: () =>
      send(
        stage.world.as.admin,
        `${cohortOf(stage)}/imports/${stage.world.import}`,
        `${cohortOf(stage)}/imports/${stage.world.import}/confirmation`,
      ),
  },
  {
    name: 'a long list, with columns that are not looked at',
    see: () => paste(stage, `name,email,colour\nlearner Ruiz,ana@example.test,red\n${aCrowd()}`),
  },
  {
    name: 'a long list, its second page',
    see: () =>
      asAdmin(
        stage,
        `${cohortOf(stage)}/imports/${lastPart(stage.world.as.admin.page().path)}?page=2`,
      ),
  },
];

export const cohortStates = (stage: Stage): State[] => [
  ...cohorts(stage),
  ...enrolled(stage),
  ...lists(stage),
];
