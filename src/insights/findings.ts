import type { Question, QuestionKind, Quiz } from '../content/course.js';
import { unforeseen } from './answer-counts.js';
import { choicesOf, type ChoiceCount } from './choices.js';
import { certainMisses, discriminationOf } from './statistics.js';
import { tallyOf, type QuestionTally, type Tally } from './tally.js';

/** What is said about a question in a plain sentence, most useful first. `count` of `of` people. */
export type Finding =
  | { kind: 'nobody' }
  | { kind: 'astray'; how: Astray; at: number; count: number; of: number }
  | { kind: 'held'; count: number; of: number }
  | { kind: 'certain'; count: number; of: number }
  | { kind: 'apart' };

/** How an answer that does not hold was given. */
export type Astray = 'chose' | 'placed' | 'matched' | 'wrote' | 'unforeseen';

const astrayFrom = 0.3;
const certainFrom = 0.1;
const fewest = 2;
/** Below, holding this question says next to nothing about holding the others. */
const apartBelow = 0.1;

const isMany = (count: number, of: number, share: number): boolean =>
  count >= Math.max(fewest, of * share);

const words: Readonly<Record<QuestionKind, Astray>> = {
  single: 'chose',
  multiple: 'chose',
  order: 'placed',
  judgement: 'placed',
  match: 'matched',
  short: 'wrote',
};

const astrayCount = ({ right, count, partner }: ChoiceCount): number => {
  if (partner) return partner.otherMost?.count ?? 0;
  return right ? 0 : count;
};

const astrayOf = (question: Question, tally: QuestionTally): Finding | null => {
  const rows = choicesOf(question, tally).map((choice, at) => ({ choice, at }));
  const [most] = rows.sort((a, b) => astrayCount(b.choice) - astrayCount(a.choice));
  const count = most ? astrayCount(most.choice) : 0;
  if (!most || !isMany(count, tally.answered, astrayFrom)) return null;
  const how = most.choice.id === unforeseen ? 'unforeseen' : words[question.kind];
  return { kind: 'astray', how, at: most.at, count, of: tally.answered };
};

/** What most people did, whether many were certain of what does not hold, and whether the question goes with the others. */
export const findingsOf = (question: Question, tally: QuestionTally): Finding[] => {
  const { answered, held } = tally;
  if (answered === 0) return [{ kind: 'nobody' }];
  const certain = certainMisses(tally);
  const discrimination = discriminationOf(tally);
  return [
    astrayOf(question, tally) ?? { kind: 'held', count: held, of: answered },
    ...(isMany(certain, answered, certainFrom)
      ? [{ kind: 'certain' as const, count: certain, of: answered }]
      : []),
    ...(discrimination !== null && discrimination < apartBelow ? [{ kind: 'apart' as const }] : []),
  ];
};

const worthFrom = 0.3;

const worthOf = (tally: QuestionTally): number => {
  const { answered, held } = tally;
  return answered === 0 ? 0 : (answered - held + certainMisses(tally)) / answered;
};

/** The question of a quiz that most deserves a look: missed by many, and most of all by those who were certain. */
export const worthALook = (quiz: Quiz, tally: Tally): Question | null => {
  const [first] = quiz.questions
    .map((question) => ({ question, worth: worthOf(tallyOf(tally, question.id)) }))
    .sort((a, b) => b.worth - a.worth);
  return first && first.worth >= worthFrom ? first.question : null;
};
