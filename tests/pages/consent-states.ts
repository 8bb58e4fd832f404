import type { SeenPage } from '../support/client.js';
import { lessons } from '../support/world.js';
import type { Acting } from './action-states.js';
import { send, type Stage, type State } from './stage.js';

const path = `/reflections/${lessons.opened}`;
const line = 'I answer here from now on, and want to go on where you are.';

const earlier = (it: Acting): string => `/earlier/${it.id}`;

const ask = (stage: Stage, it: Acting): Promise<SeenPage> =>
  send(stage.world.as.instructor, earlier(it), 'form[action$="/questions"]', {
    ...{ lesson: lessons.opened, line },
  });

const say = (it: Acting, answer: 'yes' | 'no'): Promise<SeenPage> =>
  send(it.client, path, 'form[action*="/consents/"]', { answer });

/** Whoever answers was not named on what was written here before. */
const namedOnNothing = async ({ app }: Stage, it: Acting): Promise<void> => {
  const rounds = app.services.world.db.collection<{ personId: string }>('rounds');
  await rounds.updateMany({ personId: it.id }, { $set: { readers: ['of-before'] } });
};

const asking = (stage: Stage, it: Acting): State[] => [
  { name: 'earlier reflections, of whom', see: () => stage.world.as.instructor.get('/earlier') },
  {
    name: 'earlier reflections, where nobody learns',
    see: () => stage.world.as.otherInstructor.get('/earlier'),
  },
  {
    name: 'earlier reflections, none to ask for',
    see: () => stage.world.as.instructor.get(earlier(it)),
  },
  {
    name: 'earlier reflections, to ask for',
    async see() {
      await namedOnNothing(stage, it);
      return stage.world.as.instructor.get(earlier(it));
    },
  },
  {
    name: 'earlier reflections, asked without a line',
    see: () =>
      send(stage.world.as.instructor, earlier(it), 'form[action$="/questions"]', {
        ...{ lesson: undefined, line: '' },
      }),
  },
  { name: 'earlier reflections, asked', see: () => ask(stage, it) },
  {
    name: 'earlier reflections, the question taken back',
    see: () => send(stage.world.as.instructor, earlier(it), 'form[action$="/withdrawal"]'),
  },
];

const answering = (stage: Stage, it: Acting): State[] => [
  {
    name: 'reflection, somebody asks to read it',
    async see() {
      await ask(stage, it);
      return it.client.get(path);
    },
  },
  { name: 'home, somebody asks to read something', see: () => it.client.get('/') },
  {
    name: 'reflection, asked for by an admin once its cohort is closed',
    async see() {
      const { accounts, transact } = stage.app.services;
      const set = (isAdmin: boolean, learnsUntil: { end: string; zone: string } | null) =>
        transact(async (tx) => {
          await accounts.changeRights(tx, stage.world.ids.instructor, { isAdmin });
          await accounts.changeRights(tx, it.id, { learns: stage.world.cohort, learnsUntil });
        });
      await set(true, { end: '2025-06-01', zone: 'UTC' });
      const seen = await it.client.get(path);
      await set(false, null);
      return seen;
    },
  },
  { name: 'reflection, somebody is let in', see: () => say(it, 'yes') },
  {
    name: 'earlier reflections, to be opened',
    see: () => stage.world.as.instructor.get(earlier(it)),
  },
  {
    name: 'earlier reflections, opened',
    see: () => send(stage.world.as.instructor, earlier(it), 'form[action$="/openings"]'),
  },
  {
    name: 'reflection, a consent taken back',
    see: () => send(it.client, path, 'form[action$="/end"]'),
  },
  {
    name: 'earlier reflections, refused, and asked often enough',
    async see() {
      await ask(stage, it);
      await say(it, 'no');
      return stage.world.as.instructor.get(earlier(it));
    },
  },
];

/** What was answered before an instructor was named on it, as they and its writer see it. */
export const consentStates = (stage: Stage, it: Acting): State[] => [
  ...asking(stage, it),
  ...answering(stage, it),
];
