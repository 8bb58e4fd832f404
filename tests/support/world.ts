import { signIn, type TestApp } from './app.js';
import type { Client, Fields } from './client.js';

/** Who is in the world, by what they are to the first learner. */
export const people = {
  learner: 'ana@example.test',
  otherLearner: 'ben@example.test',
  instructor: 'cindy@example.test',
  otherInstructor: 'finn@example.test',
  admin: 'gus@example.test',
} as const;

export type Person = keyof typeof people;

/** Words of the first learner that nobody but her and her reader may ever be shown. */
export const herWords = 'the quiet part about the Thursday meeting';

export const lessons = {
  drafted: 'earning-buy-in',
  handedIn: 'leading-is-not-facilitating',
  opened: 'learning-from-failure',
} as const;

/** What the world holds; everything in it is the first learner's, or of her cohort. */
export interface World {
  ids: Record<Person, string>;
  /** A browser each, signed in. */
  as: Record<Person, Client>;
  cohort: string;
  enrolment: string;
  import: string;
  openAttempt: string;
  doneAttempt: string;
  /** Rounds by how far they went. */
  rounds: { sealed: string; opened: string };
  kept: string;
  /** Fields of forms as the one who may send them holds them. */
  forms: Record<'quiz' | 'reply' | 'takeBack' | 'reflection', Fields>;
  /** A section she has not read. */
  section: string;
}

const lastPart = (path = ''): string =>
  path
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) ?? '';

const linkOn = ({ $ }: { $: ReturnType<Client['page']>['$'] }, start: string): string => {
  const href = $(`main a[href^="${start}"]`).first().attr('href');
  if (!href) throw new Error(`No link ${start}… on the page: ${$('main').text().slice(0, 400)}`);
  return href;
};

const fieldsOn = (client: Client, form: string): Fields => {
  const fields: Record<string, string[]> = {};
  for (const { name, value } of client.page().$(form).first().serializeArray())
    if (name !== '_csrf' && name !== '_key') (fields[name] ??= []).push(value);
  return fields;
};

/** Answers every question of the open try by its first option, or the first two. */
export const someAnswers = (client: Client): Fields => {
  const { $ } = client.page();
  const fields: Record<string, string[]> = {};
  $('.quiz .question').each((_, question) => {
    const [first] = $(question).find('input[name]').toArray();
    fields[$(first).attr('name') ?? ''] = [String($(first).attr('value'))];
  });
  return fields;
};

const addCohort = async (admin: Client, name: string, instructor: Person): Promise<string> => {
  await admin.get('/cohorts/new');
  const page = await admin.submit('/cohorts', {
    name,
    start: '2026-02-02',
    end: '2026-06-26',
    zone: 'America/Chicago',
    instructorName: `${instructor} Ruiz`,
    instructorEmail: people[instructor],
  });
  return lastPart(page.path);
};

const enrol = async (admin: Client, cohort: string, person: Person): Promise<void> => {
  await admin.get(`/cohorts/${cohort}`);
  const page = await admin.submit(`/cohorts/${cohort}/enrolments`, {
    name: `${person} Ruiz`,
    login: people[person],
  });
  if (page.status !== 200) throw new Error(`${person} is not enrolled: ${page.text.slice(0, 300)}`);
};

const write = (client: Client): Fields => {
  const fields: Fields = {};
  client
    .page()
    .$('#reflection textarea')
    .each((_, area) => {
      fields[String(area.attribs['name'])] = herWords;
    });
  return fields;
};

const handIn = async (client: Client, slug: string): Promise<void> => {
  await client.get(`/reflections/${slug}`);
  const page = await client.submit('#reflection', write(client));
  if (page.status !== 200) throw new Error(`Not handed in: ${page.text.slice(0, 300)}`);
};

const tryQuiz = async (client: Client, slug: string): Promise<string> => {
  await client.get(`/quizzes/${slug}`);
  return lastPart((await client.submit(`/quizzes/${slug}/attempts`)).path);
};

const roundOf = async (app: TestApp, personId: string, lessonId: string): Promise<string> => {
  const lesson = { courseId: app.services.content.course().id, lessonId };
  const turn = await app.services.turns.current({ reach: 'own', personId }, lesson);
  return `${turn?._id ?? ''}:${turn?.round ?? ''}`;
};

/** A form of hers that arrives after its session has ended. */
const keepForm = async (app: TestApp): Promise<string> => {
  const browser = await signIn(app.client(), people.learner);
  const { $ } = await browser.get('/');
  const _csrf = $('[name=_csrf]').first().attr('value');
  await browser.post('/sign-out', {});
  const { location } = await browser.post(`/reflections/${lessons.drafted}/draft`, {
    _csrf,
    rev: '0',
    'texts[any]': herWords,
  });
  return /kept%2F([\w-]+)/.exec(location ?? '')?.[1] ?? '';
};

/** A cohort in its first week, made and used through its own pages. */
export const seedWorld = async (app: TestApp): Promise<World> => {
  const ids = {} as World['ids'];
  for (const [name, email] of Object.entries(people) as [Person, string][])
    ids[name] = await app.person({ email, name: `${name} Ruiz`, isAdmin: name === 'admin' });
  const admin = await app.signedIn(people.admin);
  const cohort = await addCohort(admin, 'Spring', 'instructor');
  await addCohort(admin, 'Autumn', 'otherInstructor');
  await enrol(admin, cohort, 'learner');
  await enrol(admin, cohort, 'otherLearner');
  const enrolment = lastPart(
    linkOn(await admin.get(`/cohorts/${cohort}`), `/cohorts/${cohort}/people/`),
  );
  await admin.get(`/cohorts/${cohort}/imports/new`);
  const list = 'name,email\nHal Ruiz,hal@example.test\nIda Ruiz,not an address\n';
  const imported = await admin.submit(`/cohorts/${cohort}/imports`, { list });
  const as = { admin } as World['as'];
  for (const name of ['learner', 'otherLearner', 'instructor', 'otherInstructor'] as const)
    as[name] = await app.signedIn(people[name]);
  return {
    ids,
    as,
    cohort,
    enrolment,
    import: lastPart(imported.path),
    ...(await work(app, as, ids)),
  };
};

/** What the first learner and her instructor have done so far. */
const work = async (
  app: TestApp,
  { learner, instructor }: World['as'],
  ids: World['ids'],
): Promise<
  Pick<World, 'openAttempt' | 'doneAttempt' | 'rounds' | 'kept' | 'forms' | 'section'>
> => {
  const doneAttempt = await tryQuiz(learner, lessons.opened);
  await learner.submit('.quiz', someAnswers(learner));
  const openAttempt = await tryQuiz(learner, lessons.drafted);
  const quiz = someAnswers(learner);
  await learner.get(`/reflections/${lessons.drafted}`);
  await learner.post(`/reflections/${lessons.drafted}/draft`, { rev: '0', ...write(learner) });
  await learner.get(`/reflections/${lessons.drafted}`);
  const reflection = fieldsOn(learner, '#reflection');
  await handIn(learner, lessons.opened);
  await handIn(learner, lessons.handedIn);
  const takeBack = fieldsOn(learner, `form[action$="/take-back"]`);
  const rounds = {
    opened: await roundOf(app, ids.learner, lessons.opened),
    sealed: await roundOf(app, ids.learner, lessons.handedIn),
  };
  await instructor.get(`/reviews/${rounds.opened}`);
  await instructor.submit(`/reviews/${rounds.opened}/openings`);
  const reply = fieldsOn(instructor, `form[action$="/replies"]`);
  const forms = { quiz, reply, takeBack, reflection };
  const [{ id: section } = { id: '' }] = app.services.content.lesson(lessons.opened).sections;
  return { doneAttempt, openAttempt, rounds, kept: await keepForm(app), forms, section };
};
