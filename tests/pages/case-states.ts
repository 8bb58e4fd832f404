import { caseWords } from '../authorisation/after-ready.js';
import type { SeenPage } from '../support/client.js';
import { lessons, people } from '../support/world.js';
import type { Acting } from './action-states.js';
import { send, type Stage, type State } from './stage.js';

const path = `/reflections/${lessons.opened}/case`;
const reviewForm = 'form[action^="/case-reviews/"]';

const asInstructor = async ({ app }: Stage, page: string): Promise<SeenPage> =>
  (await app.signedIn(people.instructor)).get(page);

const decide = async ({ app }: Stage, fields: Record<string, string>): Promise<SeenPage> =>
  send(await app.signedIn(people.instructor), '/case-reviews', reviewForm, fields);

/** As many as do not fit on a page. */
const addShown = async ({ app, world }: Stage): Promise<void> => {
  const { cases, transact, content } = app.services;
  const at = app.clock.now();
  const lesson = { courseId: content.course().id, lessonId: lessons.opened };
  for (const n of [1, 2, 3, 4])
    await transact((tx) =>
      cases.add(tx, {
        ...{ _id: app.services.world.ids.next(), personId: `writer-${n}`, ...lesson, ...caseWords },
        ...{ turnId: `turn-${n}`, cohortId: world.cohort, cohortStart: '2025-01-01', readers: [] },
        ...{ state: 'shown', line: '', at, shownAt: at, rev: 1 },
      }),
    );
};

const writing = (stage: Stage, it: Acting): State[] => [
  { name: 'case, begun from the reflection', see: () => it.client.get(path) },
  {
    name: 'case, refused',
    see: () => send(it.client, path, '#case', { ...caseWords, title: '' }),
  },
  {
    name: 'case, somebody named in it',
    see: () =>
      send(it.client, path, '#case', {
        ...{ ...caseWords, did: 'I asked Uwe.', consent: 'yes', mask: '' },
      }),
  },
  {
    name: 'case, sent with a name that was not listed',
    see: () =>
      send(it.client, path, '#case', {
        ...caseWords,
        did: 'I asked Ruiz.',
        consent: 'yes',
        seen: '',
      }),
  },
  {
    name: 'case, sent',
    see: () => send(it.client, path, '#case', { ...caseWords, consent: 'yes' }),
  },
  { name: 'cases to look at', see: () => asInstructor(stage, '/case-reviews') },
  {
    name: 'cases to look at, no line',
    see: () => decide(stage, { act: 'return', line: '' }),
  },
  {
    name: 'cases to look at, sent back, none left',
    see: () => decide(stage, { act: 'return', line: 'Leave out the town.' }),
  },
  { name: 'case, sent back', see: () => it.client.get(path) },
];

/** A case as its writer, those who look at it and later groups see it. */
export const caseStates = (stage: Stage, it: Acting): State[] => [
  { name: 'cases, none yet', see: () => it.client.get('/cases') },
  ...writing(stage, it),
  {
    name: 'cases, more than a page',
    async see() {
      await addShown(stage);
      return asInstructor(stage, '/cases');
    },
  },
  {
    name: 'case, of somebody who learns no more',
    async see() {
      const { accounts, transact } = stage.app.services;
      const set = (learns: string | null) =>
        transact((tx) => accounts.changeRights(tx, it.id, { learns }));
      await set(null);
      const seen = await it.client.get(path);
      await set(stage.world.cohort);
      return seen;
    },
  },
  {
    name: 'case, withdrawn',
    see: () => send(it.client, path, `form[action="${path}/withdrawal"]`),
  },
];
