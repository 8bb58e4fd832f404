import { beforeAll, expect, it } from '@jest/globals';
import { roundId, type ReplyRecord, type RoundRecord } from '../../src/loop/turn.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { waitingTurn } from './a-queue.js';
import { slug, useClassroom } from './classroom.js';

const app = useTestApp({ monitored: true });
const room = useClassroom(app);
const roundsOfIt = 10;
const words = 2_000;
let cindy: Client;
let path = '';

const idOf = (name: string): string => room.ids[name] ?? '';

const textOf = (n: number): string =>
  Array.from({ length: words / 8 }, (_, at) => (at % 25 === n ? `round-${n}` : `word-${at}`)).join(
    ' ',
  );

/** Ten long rounds of Ana's, each answered, nine of them returned. */
const writeRounds = async (): Promise<string> => {
  const { content, transact, turns, rounds, replies, world } = app.services;
  const { prompts, hash } = content.lesson(slug).reflection;
  const turn = { ...waitingTurn(app, room, 0), state: 'opened' as const, round: roundsOfIt };
  const opening = { personId: idOf('cindy'), at: app.clock.now() };
  const all = Array.from({ length: roundsOfIt }, (_, at): RoundRecord => {
    const { _id: turnId, personId, cohortId, lessonId, readers } = turn;
    const n = at + 1;
    const texts = Object.fromEntries(prompts.map(({ id }) => [id, textOf(n)]));
    const about = { turnId, n, personId, cohortId, lessonId, readers, texts, hash };
    const submittedAt = app.clock.now();
    return { _id: roundId(turnId, n), ...about, submittedAt, openings: [opening] };
  });
  const said = all.slice(1).map(({ turnId, n, personId }): ReplyRecord => ({
    ...{ _id: world.ids.next(), turnId, round: n - 1, kind: 'deeper', decides: true },
    ...{ fromId: idOf('dan'), toId: personId, text: 'And then?' },
    ...{ at: app.clock.now(), visibleFrom: app.clock.now() },
  }));
  await transact(async (tx) => {
    await turns.add(tx, turn);
    for (const round of all) await rounds.add(tx, round);
    for (const reply of said) await replies.add(tx, reply);
  });
  return roundId(turn._id, turn.round);
};

/** Two ideas of the quiz that she missed, and held one of since. */
const miss = async (): Promise<string[]> => {
  const [one, other] = app.services.content.lesson(slug).quiz.questions;
  if (!one || !other) throw new Error('The quiz has too few questions');
  const sheet = `${idOf('ana')}:${slug}`;
  const at = app.clock.now();
  const idea = { cohortId: room.cohort, step: 0 as const, dueAt: at, misses: 1, changed: null };
  const firstMiss = {
    at,
    hash: '',
    answer: ['x'],
    sure: 'certain' as const,
    why: 'A secret reason',
  };
  const seen = { seenAt: at, seenIn: 'a-try' };
  const about = { personId: idOf('ana'), quizId: slug, ...idea, firstMiss, ...seen };
  const changed = { at, hash: '', answer: ['y'], where: 'retry' as const, key: '' };
  const { ideas } = app.services.practiceStores;
  await ideas.save([
    { before: undefined, after: { _id: `${sheet}:${one.id}`, questionId: one.id, ...about } },
    {
      before: undefined,
      after: { _id: `${sheet}:${other.id}`, questionId: other.id, ...about, changed },
    },
  ]);
  return [one.title, other.title];
};

/** What Ana set out to do in another lesson, opened by both who read her; and what one of them noted about her. */
const setOut = (): Promise<void> => {
  const { content, transact, commitments, staffNotes, world } = app.services;
  const at = app.clock.now();
  return transact(async (tx) => {
    await staffNotes.add(tx, {
      ...{ _id: world.ids.next(), personId: idOf('ana'), cohortId: room.cohort },
      ...{ authorId: idOf('dan'), toId: null, text: 'Speaks last.', at },
    });
    await commitments.add(tx, {
      ...{ _id: world.ids.next(), turnId: world.ids.next(), personId: idOf('ana') },
      ...{ courseId: content.course().id, lessonId: 'earning-buy-in', cohortId: room.cohort },
      readers: [idOf('cindy'), idOf('dan')],
      state: 'open',
      aim: { action: 'I ask Tom for his way.', withWhom: 'Tom', day: '2026-03-20', sign: '' },
      ...{ dueAt: at, statedAt: at, changedAt: at, earlier: [], reason: '', outcome: null },
      links: [],
      openings: [idOf('cindy'), idOf('dan')].map((personId) => ({ personId, at })),
    });
  });
};

/** The commands that reached the database while `work` ran. */
const commandsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const heard: string[] = [];
  const client = app.services.world.db.getClient();
  const listen = ({ commandName }: { commandName: string }): void => void heard.push(commandName);
  client.on('commandStarted', listen);
  await work();
  client.off('commandStarted', listen);
  return heard;
};

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
  path = `/reviews/${await writeRounds()}`;
}, 60_000);

it('shows what was missed in the quiz and what was set out, and no reason that was given', async () => {
  const [open, held] = await miss();
  await setOut();
  const page = await cindy.get(path);
  const beside = page.$('.review-work .facts').text().replace(/\s+/g, ' ');
  expect(beside).toContain(`not yet${open}`);
  expect(beside).toContain(`held since${held}`);
  expect(page.text).toContain('I ask Tom for his way.');
  expect(page.html).not.toContain('A secret reason');
  const finn = await app.signedIn('finn@example.test');
  expect((await finn.get(path)).status).toBe(404);
});

it('reads the page of ten rounds of two thousand words in four operations, who asks among them', async () => {
  const commands = await commandsOf(async () => {
    const page = await cindy.get(path);
    expect(page.$('.review-work details.rubric').length).toBe(2 * roundsOfIt);
    expect(page.text).toContain('And then?');
    expect(page.$('.staff').text()).toContain('Dan Ruiz');
  });
  expect(commands).toEqual(Array(commands.length).fill('aggregate'));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.length).toBeLessThanOrEqual(4);
});
