import { AppError } from '../platform/errors.js';
import type { Words } from '../platform/words.js';
import type { Actor } from '../policy.js';
import type { Recalled } from '../quizzes/recall.js';

interface CauseAsked {
  actor: Actor;
  params: { slug: string };
  query: { from?: string | undefined; question?: string | undefined };
  t: Words;
}

/** The answer of a quiz that a reflection is to begin from, in the learner's own words; null where there is none. */
export type CauseOf = (asked: CauseAsked) => Promise<string | null>;

/** Finds an answer of this actor; throws not found. */
type Recall = (actor: Actor, attemptId: string, questionId: string) => Promise<Recalled>;

const linesOf = (t: Words, { question, answer, why }: Recalled): string => {
  const [first = '', ...more] = answer;
  const said = more.length === 0 ? first : ['', ...answer].join('\n');
  const reason = why === null ? [] : [t('quizzes.cause.why', { why })];
  return [
    t('quizzes.cause.question', { question }),
    t('quizzes.cause.answer', { said }),
    ...reason,
  ].join('\n');
};

const nullIfMissing = (error: unknown): null => {
  if (error instanceof AppError && error.kind === 'not-found') return null;
  throw error;
};

export const createCauseOf =
  (recall: Recall): CauseOf =>
  async ({ actor, params, query: { from, question }, t }) => {
    if (from === undefined || question === undefined) return null;
    const recalled = await recall(actor, from, question).catch(nullIfMissing);
    return recalled?.lesson === params.slug ? linesOf(t, recalled) : null;
  };
