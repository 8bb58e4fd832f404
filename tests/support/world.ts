import {
  addCohort,
  enrol,
  fieldsOn,
  handIn,
  handInTry,
  lastPart,
  linkOn,
  someAnswer,
  tryQuiz,
  write,
  writeEntry,
} from './acts.js';
import { makeLinks } from './her-links.js';
import { openPractice } from './a-practice.js';
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

const named = (person: Person) => ({ name: `${person} Ruiz`, email: people[person] });

/** Words of the first learner that nobody but her and her reader may ever be shown. */
export const herWords = 'the quiet part about the Thursday meeting';

export const lessons = {
  drafted: 'earning-buy-in',
  handedIn: 'leading-is-not-facilitating',
  opened: 'learning-from-failure',
  /** Its reflection may stay with its writer. */
  private: 'honest-feedback',
} as const;

/** What the world holds; everything in it is the first learner's, or of her cohort. */
export interface World {
  /** Where it lives. */
  app: TestApp;
  ids: Record<Person, string>;
  /** A browser each, signed in. */
  as: Record<Person, Client>;
  cohort: string;
  enrolment: string;
  import: string;
  openAttempt: string;
  /** The question that the open try asks next. */
  openQuestion: string;
  doneAttempt: string;
  /** An entry of her journal, and a session of practice that is open. */
  entry: string;
  practice: string;
  /** Rounds by how far they went. */
  rounds: { sealed: string; opened: string };
  kept: string;
  /** Fields of forms as the one who may send them holds them. */
  forms: Record<'quiz' | 'practice' | 'reply' | 'takeBack' | 'reflection' | 'entry', Fields>;
  /** A section she has not read. */
  section: string;
  /** Of one-time links, by the first part of their address. */
  secrets: Record<string, string>;
  /** The id of a session of hers, as her account page names it. */
  herSession: string;
}

/** The round of a person's reflection, as it waits in the queue of their instructor. */
export const waitingRound = async (
  { as }: Pick<World, 'as'>,
  person: Person,
  lesson: string,
): Promise<string> => {
  const { $ } = await as.instructor.get(`/reviews?lesson=${lesson}`);
  const link = $('main .row a').filter((_, a) => $(a).text() === named(person).name);
  return lastPart(link.first().attr('href'));
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
    'texts[any]': `${herWords}\n${herWords}`,
  });
  return /kept%2F([\w-]+)/.exec(location ?? '')?.[1] ?? '';
};

/** An invitation for somebody who has not come yet, as the admin is shown it. */
const invite = async (admin: Client, cohort: string): Promise<string> => {
  await enrol(admin, cohort, { name: 'Mo Ruiz', email: 'mo@example.test' });
  const { $ } = await admin.get(`/cohorts/${cohort}`);
  const mo = $('main a').filter((_, a) => $(a).text() === 'Mo Ruiz');
  await admin.get(mo.attr('href') ?? '');
  const { html } = await admin.submit('form[action$="/links"]');
  return /\/invitations\/([\w-]{20,})/.exec(html)?.[1] ?? '';
};

/** A cohort in its first week, made and used through its own pages. */
export const seedWorld = async (app: TestApp): Promise<World> => {
  const ids = {} as World['ids'];
  for (const [name, email] of Object.entries(people) as [Person, string][])
    ids[name] = await app.person({ email, name: named(name).name, isAdmin: name === 'admin' });
  const admin = await app.signedIn(people.admin);
  const cohort = await addCohort(admin, 'Spring', named('instructor'));
  await addCohort(admin, 'Autumn', named('otherInstructor'));
  await enrol(admin, cohort, named('learner'));
  await enrol(admin, cohort, named('otherLearner'));
  const enrolment = lastPart(
    linkOn(await admin.get(`/cohorts/${cohort}`), `/cohorts/${cohort}/people/`),
  );
  await admin.get(`/cohorts/${cohort}/imports/new`);
  const list = 'name,email\nHal Ruiz,hal@example.test\nIda Ruiz,not an address\n';
  const imported = await admin.submit(`/cohorts/${cohort}/imports`, { list });
  const as = { admin } as World['as'];
  for (const name of ['learner', 'otherLearner', 'instructor', 'otherInstructor'] as const)
    as[name] = await app.signedIn(people[name]);
  const { herSession, ...links } = await makeLinks(app, {
    personId: ids.learner,
    email: people.learner,
  });
  return {
    app,
    ids,
    as,
    cohort,
    enrolment,
    import: lastPart(imported.path),
    ...(await work(app, as, { personId: ids.learner, cohortId: cohort })),
    herSession,
    secrets: { ...links, invitations: await invite(admin, cohort) },
  };
};

/** What the first learner and her instructor have done so far. */
const work = async (
  app: TestApp,
  as: World['as'],
  her: { personId: string; cohortId: string },
): Promise<
  Omit<World, 'app' | 'ids' | 'as' | 'cohort' | 'enrolment' | 'import' | 'secrets' | 'herSession'>
> => {
  const { learner, instructor } = as;
  const doneAttempt = await tryQuiz(learner, lessons.opened);
  await handInTry(learner);
  const openAttempt = await tryQuiz(learner, lessons.drafted);
  const openQuestion = lastPart(learner.page().path);
  const quiz = someAnswer(learner);
  await learner.get(`/reflections/${lessons.drafted}`);
  await learner.post(`/reflections/${lessons.drafted}/draft`, {
    rev: '0',
    ...write(learner, herWords),
  });
  await learner.get(`/reflections/${lessons.drafted}`);
  const reflection = fieldsOn(learner, '#reflection');
  await handIn(learner, lessons.opened, herWords);
  await handIn(learner, lessons.handedIn, herWords);
  const takeBack = fieldsOn(learner, `form[action$="/take-back"]`);
  const rounds = {
    opened: await waitingRound({ as }, 'learner', lessons.opened),
    sealed: await waitingRound({ as }, 'learner', lessons.handedIn),
  };
  await instructor.get(`/reviews/${rounds.opened}`);
  await instructor.submit(`/reviews/${rounds.opened}/openings`);
  const reply = fieldsOn(instructor, `form[action$="/replies"]`);
  const { practice, practiceAnswer } = await openPractice(app, learner, her);
  const entry = await writeEntry(learner, herWords);
  const forms = {
    ...{ quiz, practice: practiceAnswer, reply, takeBack, reflection },
    entry: fieldsOn(learner, '.reflection'),
  };
  const [{ id: section } = { id: '' }] = app.services.content.lesson(lessons.opened).sections;
  return {
    doneAttempt,
    entry,
    practice,
    openAttempt,
    openQuestion,
    rounds,
    kept: await keepForm(app),
    forms,
    section,
  };
};
