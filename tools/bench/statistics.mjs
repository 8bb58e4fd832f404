// Statistics over 100,000 first tries: opening them again, of a findOne, and counting them from nothing, of reading them.
import { performance } from 'node:perf_hooks';
import { randomIds } from '../../dist/platform/ids.js';
import { marksOf } from '../../dist/quizzes/marking.js';
import { median } from './load.mjs';

const tries = 100_000;
const batch = 5_000;
const rounds = 200;
const sureness = ['guess', 'fairly', 'certain'];

const ids = ({ options }) => options.map(({ id }) => id);

/** Every third answer holds; of the others each takes another option. */
const answerTo = (question, at) => {
  const { kind, options } = question;
  const turned = options.map((_, index) => options[(index + at) % options.length]);
  if (kind === 'match') return turned.map(({ partner }) => partner.id);
  if (kind === 'short') return [turned[0].text];
  if (kind === 'single') return [turned[0].id];
  return kind === 'multiple' ? ids({ options: turned.slice(0, 2) }) : ids({ options: turned });
};

const patternsOf = ({ questions }, at) =>
  Array.from({ length: 60 }, (_, number) => {
    const answers = Object.fromEntries(
      questions.map((question, place) => [
        question.id,
        {
          answer: answerTo(question, number + place),
          sure: sureness[number % sureness.length],
          why: null,
          at,
        },
      ]),
    );
    return { answers, marks: marksOf(questions, answers) };
  });

const handIn = async (attempts, { quiz, cohortId }) => {
  const start = Date.now() - 30 * 24 * 3_600_000;
  const patterns = patternsOf(quiz, new Date(start));
  const common = { cohortId, quizId: quiz.id, hash: quiz.hash, n: 1, state: 'submitted', seed: 1 };
  const asked = quiz.questions.map(({ id }) => id);
  for (let from = 0; from < tries; from += batch)
    await attempts.insertMany(
      Array.from({ length: batch }, (_, index) => {
        const at = new Date(start + (from + index) * 20);
        return {
          ...{ _id: randomIds.next(), personId: randomIds.next(), key: randomIds.mark() },
          ...{ ...common, asked, hints: {}, rev: asked.length },
          ...{ startedAt: at, submittedAt: at, projectedAt: at },
          ...patterns[(from + index) % patterns.length],
        };
      }),
    );
};

const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
};

const countAll = async ({ counting }, place) => {
  for (;;) {
    const [counted] = await counting.of({ reach: 'install' }, [place]);
    if (!counted.isBehind) return counted;
  }
};

/** The same documents, by the same index, page by page, and nothing done with them. */
const readAll = async (attempts, { cohortId, quizId }) => {
  const found = attempts
    .find({ cohortId, quizId, n: 1, state: 'submitted' })
    .sort({ submittedAt: 1, _id: 1 })
    .project({ hash: 1, submittedAt: 1, answers: 1, marks: 1 })
    .batchSize(500);
  let count = 0;
  for await (const one of found) count += one.hash === '' ? 0 : 1;
  return count;
};

const openAgain = async (attempts, open) => {
  const { _id } = await attempts.findOne();
  const ratios = { page: [], one: [] };
  for (let round = 0; round < rounds; round += 1) {
    ratios.page.push((await timed(open)).ms);
    ratios.one.push((await timed(() => attempts.findOne({ _id }))).ms);
  }
  return median(ratios.page) / median(ratios.one);
};

const row = (name, value, goals) => ({ name, value, unit: '×', better: 'lower', ...goals });

export const statisticsName = 'statistics of 100,000 tries';

export const statisticsRows = async ({ neighbour: { services } }, slug) => {
  const attempts = services.world.db.collection('attempts');
  const { quiz } = services.content.lesson(slug);
  const cohortId = randomIds.next();
  const place = { cohortId, quizId: slug };
  await handIn(attempts, { quiz, cohortId });
  const plain = await timed(() => readAll(attempts, place));
  const cold = await timed(() => countAll(services, place));
  const counted = cold.result.versions.reduce((sum, { tally }) => sum + tally.tries, 0);
  const open = () => services.counting.of({ reach: 'install' }, [place]);
  const faults = counted === tries ? [] : [`${counted} of ${tries} were counted`];
  return [
    {
      ...row(`${statisticsName}, opened, of a findOne`, await openAgain(attempts, open), {
        must: 8,
        reach: 4,
      }),
      faults,
    },
    row(`${statisticsName}, counted anew, of reading them`, cold.ms / plain.ms, {
      must: 3,
      reach: 1.5,
    }),
  ];
};
