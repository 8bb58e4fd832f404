import { describe, expect, it } from '@jest/globals';
import type { IdeaRecord } from '../../src/practice/idea.js';
import type { SessionRecord } from '../../src/practice/session.js';
import { courseOf, edited } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import {
  amiss,
  answerHere,
  answerToTheEnd,
  askedOn,
  beginPractice,
  goOn,
  practise,
  takeQuiz,
} from './practising.js';

const app = useTestApp({ course: () => courseOf() });

const start = '2026-03-02T15:00:00Z';
const twoDaysLater = '2026-03-04T15:00:00Z';

const ideas = () => app.services.practiceStores.ideas;
const sessions = () => app.services.world.db.collection<SessionRecord>('practiceSessions');

/** Missed both questions of a quiz, two days ago. */
const somebody = async (email: string): Promise<{ client: Client; id: string }> => {
  app.clock.moveTo(start);
  await takeQuiz(await aLearner(app, email), 'first-steps', ['what-first', 'what-helps']);
  app.clock.moveTo(twoDaysLater);
  const client = await app.signedIn(email);
  const person = await app.services.accounts.findPersonByLogin({ kind: 'email', value: email });
  return { client, id: person?._id ?? '' };
};

const ideasOf = async (personId: string): Promise<IdeaRecord[]> =>
  (await ideas().exportOf(personId)).sort((a, b) => (a._id < b._id ? -1 : 1));

describe('many at once', () => {
  it('twenty beginnings make one session', async () => {
    const { client, id } = await somebody('begins@example.test');
    await client.get('/practice');
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        client.post('/practice/sessions', { _key: `beginning-${n}` }),
      ),
    );
    expect(new Set(begun.map(({ location }) => location)).size).toBe(1);
    expect(await sessions().countDocuments({ personId: id })).toBe(1);
  });

  it('twenty answers to one question count once, and the first of them stands', async () => {
    const { client, id } = await somebody('answers@example.test');
    await beginPractice(client);
    const action = client.page().$('.quiz').attr('action') ?? '';
    const value = client.page().$('.quiz [name=answer]').first().attr('value');
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        client.post(action, { answer: value, sure: n % 2 ? 'guess' : 'certain' }),
      ),
    );
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 303));
    const [session] = await sessions().find({ personId: id }).toArray();
    expect(Object.keys(session?.answers ?? {})).toHaveLength(1);
    const [given] = Object.values(session?.answers ?? {});
    const counted = (await ideasOf(id)).filter(({ seenIn }) => seenIn === session?._id);
    expect(counted).toHaveLength(1);
    expect(counted[0]).toMatchObject(given?.mark.held ? { step: 1, misses: 1 } : { misses: 2 });
    expect(counted[0]?.seenAt).toEqual(given?.at);
  });

  it('a form that began a session begins no second one when that is over', async () => {
    const { client } = await somebody('over@example.test');
    await client.get('/practice');
    const first = await client.post('/practice/sessions', { _key: 'the-same-form' });
    await client.get(first.location ?? '');
    await client.get(client.page().location ?? '');
    await answerToTheEnd(client);
    await client.get('/practice');
    const again = await client.post('/practice/sessions', { _key: 'the-same-form' });
    expect(again.location).toBe(first.location);
  });
});

describe('a session', () => {
  it('goes on where it was left, on another device', async () => {
    const { client } = await somebody('moves@example.test');
    const { path } = await beginPractice(client);
    await answerHere(client, amiss[askedOn(client.page())] ?? []);
    const tablet = await app.signedIn('moves@example.test');
    const practice = await tablet.get('/practice');
    expect(practice.text).toContain('You are in the middle of some practice');
    const on = await tablet.get(practice.$('a.button').attr('href') ?? '');
    expect(on.location).not.toBe(path);
    expect((await tablet.get(on.location ?? '')).text).toContain('Idea 2 of 2');
  });

  it('of somebody else is not found, and neither is a question that it does not ask', async () => {
    const { client } = await somebody('hers@example.test');
    const { path } = await beginPractice(client);
    const { client: other } = await somebody('his@example.test');
    await other.get('/practice');
    expect((await other.get(path)).status).toBe(404);
    expect((await other.post(path, { answer: 'blame', sure: 'guess' })).status).toBe(404);
    const beyond = path.replace(/\d+$/, '7');
    expect((await client.post(beyond, { answer: 'blame', sure: 'guess' })).status).toBe(404);
  });

  it.each([
    ['no answer', { sure: 'guess' }],
    ['no certainty', { answer: 'who-started' }],
    ['an option of another question', { answer: 'elsewhere', sure: 'guess' }],
    ['an option twice', { answer: ['quiet', 'quiet'], sure: 'guess' }],
    ['a field of another kind', { text: 'x'.repeat(10_000), sure: 'guess' }],
  ])('says what is to be mended: %s', async (name, fields) => {
    const { client, id } = await somebody(`${name.replaceAll(' ', '-')}@example.test`);
    const { path } = await beginPractice(client);
    const refused = await client.post(path, fields);
    expect(refused.status).toBe(422);
    expect(refused.$('.error').text()).not.toBe('');
    expect(refused.$('.quiz')).toHaveLength(1);
    const [session] = await sessions().find({ personId: id }).toArray();
    expect(session?.answers).toEqual({});
  });

  it('makes good what a crash left undone after an answer', async () => {
    const { client, id } = await somebody('crash@example.test');
    const before = await ideasOf(id);
    await practise(client);
    const after = await ideasOf(id);
    await ideas().erase(id);
    await ideas().save(before.map((idea) => ({ before: undefined, after: idea })));
    expect((await beginPractice(client)).text).toContain('Nothing is ready just now');
    expect(await ideasOf(id)).toEqual(after);
  });
});

describe('a course that is changed', () => {
  it('asks a question in its new words, and leaves out one that is gone', async () => {
    const { client, id } = await somebody('versions@example.test');
    const gone = edited('first-steps/quiz.md', '{#what-helps', '{#what-eases');
    await app.services.content.replace(
      await courseOf({
        ...gone,
        'first-steps/quiz.md': String(gone['first-steps/quiz.md']).replace(
          'What comes first?',
          'What comes before all?',
        ),
      }),
    );
    expect((await client.get('/')).text).toContain('1 idea is ready');
    const page = await beginPractice(client);
    expect(page.text).toContain('What comes before all?');
    expect(page.text).toContain('Idea 1 of 1');
    await answerHere(client, ['what-i-did']);
    expect((await goOn(client)).text).toContain('1 of 1 idea holds.');
    expect(await ideasOf(id)).toHaveLength(2);
    const growth = await client.get('/growth');
    expect(growth.text).toContain('What comes before all?');
    await app.services.content.replace(await courseOf());
  });

  it('leaves out a question that goes while the session is open', async () => {
    const { client } = await somebody('goes@example.test');
    const { path } = await beginPractice(client);
    const asked = client.page().$('.question-text').text();
    const name = asked.includes('helps') ? 'what-helps' : 'what-first';
    await app.services.content.replace(
      await courseOf(edited('first-steps/quiz.md', `{#${name}`, `{#${name}-now`)),
    );
    expect((await client.get(path)).status).toBe(303);
    const on = await client.get(path.replace(/\/questions.*/, ''));
    expect((await client.get(on.location ?? '')).text).toContain('Idea 1 of 1');
    await app.services.content.replace(await courseOf());
  });
});
