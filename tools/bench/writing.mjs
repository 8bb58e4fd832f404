import { answerTo } from '../../dist/demo/answering.js';
import { randomIds } from '../../dist/platform/ids.js';
import { readGiven } from '../../dist/quizzes/given.js';
import { createFormTokens } from '../../dist/web/csrf.js';
import { paths } from '../../dist/web/paths.js';
import { password } from './learners.mjs';
import { posting } from './requests.mjs';

/** Half of the ideas are held, half are not. */
const answersTo = (quiz, at) =>
  Object.fromEntries(
    quiz.questions.map((question, index) => [
      question.id,
      readGiven(question, answerTo(question, index % 2 === 0, index), at),
    ]),
  );

const quizzes = 2;

/** As before anything was handed in, whatever an earlier row has made of the try. */
const untouched = { state: 'open', submittedAt: null, projectedAt: null, marks: {} };

/** Handing in a try whose questions are answered; `shows` is the page of what it is compared with. */
export const submission = ({ shows }) => {
  const open = new Map();
  let patterns = null;
  const freshTry = (attempt, learner) => {
    const fresh = {
      ...attempt,
      _id: randomIds.next(),
      personId: learner.id,
      key: randomIds.mark(),
    };
    open.set(learner.id, [...(open.get(learner.id) ?? []), fresh]);
    return fresh;
  };
  return {
    shows,
    requestsOf: (learner) =>
      (open.get(learner.id) ?? [{ _id: randomIds.next() }]).map(({ _id }) =>
        posting(learner, paths.submission(_id), {}),
      ),
    isAnswer: (_learner, { status, header }) =>
      status === 303 && header('location').startsWith('/attempts/'),
    // Every learner has a try open at some quizzes, as when each had begun one: more than are handed in while it is measured.
    async prepare({ neighbour }, learners) {
      const { content, attempts, world } = neighbour.services;
      const [collection, ideas, progress] = ['attempts', 'ideas', 'progress'].map((name) =>
        world.db.collection(name),
      );
      const [someone] = learners;
      patterns ??= await Promise.all(
        content
          .course()
          .lessons.slice(0, quizzes)
          .map(async ({ quiz }) => {
            const attempt = await attempts.latest({ reach: 'own', personId: someone.id }, quiz.id);
            const answers = answersTo(quiz, attempt.startedAt);
            return { ...attempt, ...untouched, answers, rev: quiz.questions.length };
          }),
      );
      open.clear();
      // Nobody has handed in before: what followed from an earlier slice is not there.
      await Promise.all([collection.deleteMany({}), ideas.deleteMany({})]);
      await progress.updateMany({}, { $set: { best: {}, held: {} } });
      await collection.insertMany(
        learners.flatMap((learner) => patterns.map((attempt) => freshTry(attempt, learner))),
      );
    },
    kept: ({ neighbour }) =>
      neighbour.services.world.db.collection('attempts').countDocuments({ state: 'submitted' }),
  };
};

/** One prompt saved as it is typed. */
export const draftSave = ({ slug, shows }) => {
  const revisions = new Map();
  const form = `reflection:${slug}`;
  const text = 'What I noticed first was how quiet the room had become. '.repeat(8);
  let prompt = '';
  return {
    shows,
    requestsOf: (learner) => [
      () =>
        posting(
          learner,
          paths.reflectionDraft(slug),
          { rev: String(revisions.get(learner.id) ?? 1), prompt, text },
          { accept: 'application/json' },
        ),
    ],
    isAnswer(learner, { status, body }) {
      if (status !== 200) return false;
      revisions.set(learner.id, JSON.parse(body).rev);
      return true;
    },
    async prepare({ neighbour }) {
      const { content, world } = neighbour.services;
      prompt = content.lesson(slug).reflection.prompts[0].id;
      // What was on its way when the last slice ended may have been saved unheard.
      await world.db.collection('drafts').updateMany({ form }, { $set: { rev: 1 } });
      revisions.clear();
    },
    async kept({ neighbour }) {
      const drafts = neighbour.services.world.db.collection('drafts');
      const [sum] = await drafts
        .aggregate([
          { $match: { form } },
          { $group: { _id: null, saves: { $sum: { $subtract: ['$rev', 1] } } } },
        ])
        .toArray();
      return sum?.saves ?? 0;
    },
  };
};

export const signIn = () => {
  const visits = new Map();
  return {
    shows: null,
    requestsOf: ({ email, address, id }) => [
      posting({ ...visits.get(id), address }, paths.signIn(), { email, password, next: '/' }),
    ],
    isAnswer: (_learner, { status, header }) =>
      status === 303 && header('set-cookie') !== '' && header('location') === '/',
    // The form of a visitor, as the page of the form would have given it.
    async prepare({ secret }, learners) {
      const tokens = createFormTokens(secret);
      for (const { id } of learners) {
        const visit = randomIds.secret();
        visits.set(id, { cookie: `pre=${visit}`, csrf: tokens.issue(visit, null) });
      }
    },
  };
};
