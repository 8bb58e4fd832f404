import { hashOf } from '../../src/platform/ids.js';
import type { Fields } from '../support/client.js';
import { herWords, lessons, type World } from '../support/world.js';

const path = `/reflections/${lessons.opened}`;

export const aim = { action: 'An aim of my own', withWhom: '', day: '2026-03-02', sign: '' };

export const told = {
  ...{ result: 'partly', happened: 'Words of my own', ledThere: 'Words of my own' },
  ...{ blocker: '', blockerWords: '', mine: 'Words of my own', whatNext: '' },
};

/** A secret that only its hash is kept of. */
export const outcomeSecret = 'an-outcome-of-hers-by-a-link-in-her-mail-00';

let keys = 0;
const key = () => ({ _key: `a-key-before-the-act-${(keys += 1)}` });

/** The reply that was sent last, as the forms name it that are about it. */
export const lastReply = { reply: '' };
export const corrected = { reply: '', version: '0', text: 'Other words.' };

/** Her reflection is answered a moment ago. */
export const toSealed = async (
  { as, rounds, forms }: World,
  said: { reply: string; verdict: string } = { reply: 'Go.', verdict: 'ready' },
): Promise<void> => {
  const sent = { ...forms.reply, ...said, ...key() };
  const { location } = await as.instructor.post(`/reviews/${rounds.opened}/replies`, sent);
  lastReply.reply = corrected.reply = /sent=([^&#]+)/.exec(location ?? '')?.[1] ?? '';
};

/** Her reflection is found ready for action. */
export const toReady = async (world: World): Promise<void> => {
  await toSealed(world);
  world.app.clock.forward({ seconds: 30 });
};

/** She has been asked something. */
export const toAsked = async (world: World): Promise<void> => {
  await toSealed(world, { reply: 'When was that?', verdict: 'comment' });
  world.app.clock.forward({ seconds: 30 });
};

/** She has said something to a reply. */
export const toReplied = async (world: World): Promise<void> => {
  await toReady(world);
  await post(world, 'answers', { answer: 'An answer of my own' });
};

const post = ({ as }: World, to: string, fields: Fields): Promise<unknown> =>
  as.learner.post(`${path}/${to}`, { ...fields, ...key() });

/** She has set a day: today, unless another is given. */
export const toDue = async (world: World, day = aim.day): Promise<unknown> => {
  await toReady(world);
  return post(world, 'commitments', { ...aim, day, act: 'commit', rev: '3' });
};

/** She has told that it went partly. */
export const toToldPartly = async (world: World): Promise<unknown> => {
  await toDue(world);
  return post(world, 'outcomes', { ...told, act: 'tell', rev: '4' });
};

/** A mail with a link to answer by has gone out to her. */
export const withOutcomeLink = async (world: World): Promise<void> => {
  await toDue(world);
  const { commitments, transact } = world.app.services;
  const [commitment] = await commitments.openOf(world.ids.learner);
  const link = { hash: hashOf(outcomeSecret), expiresAt: new Date('2026-03-16T00:00:00Z') };
  await transact((tx) => commitments.addLink(tx, commitment?._id ?? '', link));
};

export const herHandOn = '0195a3b2-0000-7000-8000-00000000aaaa';
export const handOnSecret = 'a-secret-of-the-one-she-passed-something-on-to';

/** She has passed something on, and a link is made for the other person. */
export const withHandOn = async (
  { app, ids, cohort }: World,
  state: 'recorded' | 'confirmed' = 'recorded',
): Promise<void> => {
  const { handOns, transact, content, world } = app.services;
  if (await handOns.load(herHandOn)) return;
  const at = world.clock.now();
  const link = { hash: hashOf(handOnSecret), by: 'handed' as const };
  await transact((tx) =>
    handOns.add(tx, {
      ...{ _id: herHandOn, personId: ids.learner, courseId: content.course().id },
      ...{ cohortId: cohort, turnId: null, lessonId: null, readers: [ids.instructor] },
      ...{ what: 'How to ask first', to: { name: 'Joe Park', email: null }, at, state },
      ...{ words: state === 'confirmed' ? 'I ask first.' : '', answeredAt: null, answeredBy: null },
      ...{ links: [{ ...link, expiresAt: new Date(at.getTime() + 3_600_000) }], rev: 1 },
    }),
  );
};

export const herCase = '0195a3b2-0000-7000-8000-00000000cccc';
export const caseWords = {
  ...{ title: 'A title of my own', happened: 'A scene of my own' },
  ...{ did: 'A part of my own', next: 'A step of my own' },
};

/** She has sent a case of her reflection, and it waits for her instructor. */
export const withCase = async ({ app, ids, cohort }: World): Promise<void> => {
  const { cases, transact, content, world } = app.services;
  const lesson = { courseId: content.course().id, lessonId: lessons.opened };
  const own = { reach: 'own' as const, personId: ids.learner, notBefore: null };
  if (await cases.find(own, lesson)) return;
  await transact((tx) =>
    cases.add(tx, {
      ...{ _id: herCase, personId: ids.learner, ...lesson, turnId: 'a-turn-of-hers' },
      ...{ cohortId: cohort, cohortStart: '2026-02-01', readers: [ids.instructor], ...caseWords },
      ...{ state: 'waiting', line: '', at: world.clock.now(), shownAt: null, rev: 1 },
    }),
  );
};

export const herDictation = '0195a3b2-0000-7000-8000-00000000bbbb';

/** Her instructor has written down what she told, and she has not answered. */
export const withDictation = async ({ app, ids, cohort }: World): Promise<void> => {
  const { dictations, transact, content, world } = app.services;
  const own = { reach: 'own' as const, personId: ids.learner, notBefore: null };
  if (await dictations.find(own, herDictation)) return;
  const { slug, reflection } = content.lesson(lessons.drafted);
  const texts = Object.fromEntries(reflection.prompts.map(({ id }) => [id, herWords]));
  await transact((tx) =>
    dictations.add(tx, {
      ...{ _id: herDictation, personId: ids.learner, byId: ids.instructor, cohortId: cohort },
      ...{ courseId: content.course().id, lessonId: slug, texts, state: 'offered' },
      ...{ at: world.clock.now(), answeredAt: null },
    }),
  );
};

export const herConsent = '0195a3b2-0000-7000-8000-00000000dddd';

/** Her reflection is answered, and her instructor was not named on it. */
export const toAskFor = async (world: World): Promise<void> => {
  await toReady(world);
  const rounds = world.app.services.world.db.collection<{ _id: string }>('rounds');
  await rounds.updateOne({ _id: world.rounds.opened }, { $set: { readers: ['of-before'] } });
};

/** She was asked for a reflection that was answered before, or has said yes to it. */
export const withQuestion = async (
  { app, ids, cohort, rounds }: World,
  state: 'asked' | 'given' = 'asked',
): Promise<void> => {
  const { consents, transact, content, world: made } = app.services;
  if ((await consents.exportOf(ids.learner)).length > 0) return;
  const at = made.clock.now();
  const about = { courseId: content.course().id, lessonId: lessons.opened, line: 'A line of mine' };
  await transact((tx) =>
    consents.add(tx, {
      ...{ _id: herConsent, askerId: ids.instructor, personId: ids.learner, cohortId: cohort },
      ...{ ...about, state, askedAt: at, answeredAt: null },
      rounds: [{ id: rounds.opened, n: 1, sentAt: at, openedAt: null }],
    }),
  );
};
