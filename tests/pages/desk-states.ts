import { handIn } from '../support/acts.js';
import type { Client, SeenPage } from '../support/client.js';
import { lessons, people } from '../support/world.js';
import { dan } from './queue-states.js';
import { send, type Stage, type State } from './stage.js';

const wes = { email: 'wes@example.test', name: 'Wes Ruiz' };
const una = { email: 'una@example.test', name: 'Una Ruiz' };
const slug = lessons.opened;

/** One who waits for an answer, and those who answer; the third joins only after it is handed in. */
interface Desk {
  learner: Client;
  cindy: Client;
  dan: Client;
  path: string;
  ids: { dan: string; una: string };
}

const begin = async ({ app, world }: Stage, desk: Desk): Promise<void> => {
  const [learner, third] = [await app.person(wes), await app.person(una)];
  const { accounts, transact, cohortDesk } = app.services;
  await transact((tx) => accounts.changeRights(tx, learner, { learns: world.cohort }));
  desk.learner = await app.signedIn(wes.email);
  desk.cindy = await app.signedIn(people.instructor);
  desk.dan = await app.signedIn(dan.email);
  await handIn(desk.learner, slug, 'What I saw at the line.');
  await transact(async (tx) => {
    await accounts.changeRights(tx, third, { startsInstructing: world.cohort });
    const joining = { id: world.cohort, personId: third };
    await cohortDesk.stores.cohorts.addInstructor(tx, { reach: 'install' }, joining);
  });
  const { $ } = await desk.cindy.get(`/reviews?lesson=${slug}`);
  const row = $('main .row a').filter((_, a) => $(a).text() === wes.name);
  desk.path = String(row.attr('href')).replace(/\?.*/, '');
  const other = await accounts.findPersonByLogin({ kind: 'email', value: dan.email });
  desk.ids = { dan: other?._id ?? '', una: third };
};

const handOver = (
  { path }: Desk,
  from: Client,
  fields: Record<string, string>,
): Promise<SeenPage> => send(from, path, `${path}/hand-over`, fields);

const besideRounds = (stage: Stage, desk: Desk): State[] => [
  {
    name: 'review, two colleagues to hand it to',
    async see() {
      await begin(stage, desk);
      return desk.cindy.get(desk.path);
    },
  },
  {
    name: 'review, handed to nobody',
    see: () => handOver(desk, desk.cindy, { to: '', note: 'For you.' }),
  },
  {
    name: 'review, an empty note',
    see: () => send(desk.cindy, desk.path, `${desk.path}/notes`, { text: ' ' }),
  },
  {
    name: 'review, noted',
    see: () => send(desk.cindy, desk.path, `${desk.path}/notes`, { text: 'Writes when asked.' }),
  },
  {
    name: 'reviews, handed over',
    see: () => handOver(desk, desk.cindy, { to: desk.ids.dan, note: 'You know this line.' }),
  },
  { name: 'reviews, handed to the reader', see: () => desk.dan.get('/reviews') },
  { name: 'review, handed to the reader', see: () => desk.dan.get(desk.path) },
  {
    name: 'review, handed without a note, refused for one who was not named',
    async see() {
      await handOver(desk, desk.dan, { to: await cindyId(stage), note: '' });
      await send(desk.cindy, desk.path, `${desk.path}/openings`);
      await desk.cindy.submit(`${desk.path}/replies`, { reply: 'When?', verdict: 'comment' });
      stage.app.clock.forward({ seconds: 30 });
      await send(desk.learner, `/reflections/${slug}`, `/reflections/${slug}/answers`, {
        answer: 'In March.',
      });
      return handOver(desk, desk.cindy, { to: desk.ids.una, note: 'Please.' });
    },
  },
  { name: 'reflection, handed over', see: () => desk.learner.get(`/reflections/${slug}`) },
];

const cindyId = async ({ app }: Stage): Promise<string> => {
  const { accounts } = app.services;
  const found = await accounts.findPersonByLogin({ kind: 'email', value: people.instructor });
  return found?._id ?? '';
};

const daysOff = ({ world }: Stage): string => `/desk/cohorts/${world.cohort}/days-off`;

const away = (desk: Desk, fields: Record<string, string>): Promise<SeenPage> =>
  send(desk.cindy, '/desk', '/desk/absence', fields);

const hours = (stage: Stage, desk: Desk): State[] => [
  { name: 'desk', see: () => desk.cindy.get('/desk') },
  {
    name: 'desk, days off that are no dates',
    see: () => send(desk.cindy, '/desk', daysOff(stage), { daysOff: 'tomorrow' }),
  },
  {
    name: 'desk, days off saved',
    see: () => send(desk.cindy, '/desk', daysOff(stage), { daysOff: '2026-04-03' }),
  },
  { name: 'desk, away without a colleague', see: () => away(desk, { to: '', standIn: '' }) },
  {
    name: 'desk, away until a day that is over',
    see: () => away(desk, { to: '2026-01-05', standIn: desk.ids.dan }),
  },
  {
    name: 'desk, away',
    async see() {
      const today = stage.app.clock.now().toISOString().slice(0, 10);
      return away(desk, { from: today, to: today, standIn: desk.ids.dan });
    },
  },
  { name: 'desk, answering for a colleague', see: () => desk.dan.get('/desk') },
  { name: 'reviews, answering for a colleague', see: () => desk.dan.get('/reviews') },
  { name: 'desk, back', see: () => send(desk.cindy, '/desk', '/desk/absence/end') },
  {
    name: 'desk of somebody who answers alone',
    see: () => stage.world.as.otherInstructor.get('/desk'),
  },
  { name: 'home, with the hours to come', see: () => desk.cindy.get('/') },
  { name: 'reviews, nobody quiet', see: () => desk.cindy.get('/reviews?show=quiet') },
  {
    name: 'a cohort, days off that are no dates',
    see: () =>
      send(
        stage.world.as.admin,
        `/cohorts/${stage.world.cohort}`,
        `/cohorts/${stage.world.cohort}/days-off`,
        { daysOff: 'tomorrow' },
      ),
  },
];

/** What stands between those who answer, and the page of their hours. */
export const deskStates = (stage: Stage): State[] => {
  const desk = {} as Desk;
  return [...besideRounds(stage, desk), ...hours(stage, desk)];
};
