import type { QuestionKind } from '../../src/content/course.js';
import { amiss, questions, quizOf, right } from '../quizzes/all-kinds.js';
import { answer, beginTry, handIn, questionOn } from '../quizzes/a-try.js';
import type { Client, SeenPage } from '../support/client.js';
import { lessons, people } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

const slug = lessons.handedIn;
const pia = { email: 'pia@example.test', name: 'Pia Maria Wolkenstein-Ruiz de la Vega' };
const dayMs = 24 * 3_600_000;

interface Practising {
  client: Client;
}

/** From now on a lesson has a quiz with a question of every kind, and there is somebody who takes it. */
const open = async ({ app, world }: Stage, it: Practising): Promise<void> => {
  const { content, accounts, transact } = app.services;
  const course = content.course();
  const published = course.lessons.map((lesson) =>
    lesson.slug === slug ? { ...lesson, quiz: quizOf({ id: slug }) } : lesson,
  );
  await content.replace({ ...course, lessons: published });
  const id = await app.person(pia);
  await transact((tx) => accounts.changeRights(tx, id, { learns: world.cohort }));
  it.client = await app.signedIn(pia.email);
};

/** Days later, signed in anew. */
const later = async ({ app }: Stage, it: Practising, days: number): Promise<Client> => {
  app.clock.moveTo(new Date(app.clock.now().getTime() + days * dayMs).toISOString());
  it.client = await app.signedIn(pia.email);
  return it.client;
};

const kindOf = (page: SeenPage): QuestionKind | undefined =>
  (Object.keys(questions) as QuestionKind[]).find(
    (kind) => questions[kind].title === page.$('.question-text').text(),
  );

const hold = (page: SeenPage) => right[`a-${kindOf(page) ?? ''}`] ?? {};
const miss = (page: SeenPage) => amiss[`a-${kindOf(page) ?? ''}`] ?? {};

const goOn = async ({ client }: Practising): Promise<SeenPage> => {
  const page = await client.get(client.page().$('main a.button').first().attr('href') ?? '');
  return page.status === 303 ? client.get(page.location ?? '') : page;
};

/** Answers what is left of a session: the first of it holds, the others do not yet. */
const answerRest = async (it: Practising): Promise<SeenPage> => {
  let page = it.client.page();
  for (let first = true; page.$('.quiz').length > 0; first = false) {
    await answer(it.client, first ? hold(page) : miss(page));
    page = await goOn(it);
  }
  return page;
};

const beginnings = (stage: Stage, it: Practising): State[] => [
  { name: 'growth line, shut', see: () => stage.world.as.otherLearner.get('/growth') },
  {
    name: 'practice, nothing missed yet',
    async see() {
      await open(stage, it);
      return it.client.get('/practice');
    },
  },
  { name: 'growth line, nothing on it yet', see: () => it.client.get('/growth') },
  {
    name: 'practice, days to come',
    async see() {
      await beginTry(it.client, slug);
      await handIn(it.client, amiss);
      return it.client.get('/practice');
    },
  },
  {
    name: 'practice, paused',
    see: () => send(it.client, '/practice', 'form[action="/practice/pause"]'),
  },
  { name: 'home, practice paused', see: () => it.client.get('/') },
  {
    name: 'home, ideas ready for another look',
    async see() {
      await later(stage, it, 2);
      await send(it.client, '/practice', 'form[action="/practice/pause"]');
      return it.client.get('/');
    },
  },
  { name: 'practice, ideas ready', see: () => it.client.get('/practice') },
];

const session = (stage: Stage, it: Practising): State[] => [
  {
    name: 'practice, a question',
    see: () => send(it.client, '/practice', '/practice/sessions'),
  },
  {
    name: 'practice, a question refused',
    see: () => it.client.submit('.quiz', { sure: 'fairly' }),
  },
  { name: 'practice, an answer', see: () => answer(it.client, hold(it.client.page())) },
  { name: 'practice, in the middle of a session', see: () => it.client.get('/practice') },
  {
    name: 'practice, an answer that does not hold yet',
    async see() {
      await goOn(it);
      return answer(it.client, miss(it.client.page()));
    },
  },
  {
    name: 'practice, the end of a session',
    async see() {
      await goOn(it);
      return answerRest(it);
    },
  },
  {
    name: 'growth line',
    async see() {
      await later(stage, it, 30);
      for (let page = await send(it.client, '/practice', '/practice/sessions'); questionOn(page);) {
        await answer(it.client, hold(page));
        page = await goOn(it);
      }
      return it.client.get('/growth');
    },
  },
  {
    name: 'practice, read by staff',
    async see() {
      return (await stage.app.signedIn(people.instructor)).get('/practice');
    },
  },
];

/** Practice takes days: these states come last, for nobody else's session lasts as long. */
export const practiceStates = (stage: Stage): State[] => {
  const it = {} as Practising;
  return [...beginnings(stage, it), ...session(stage, it)];
};
