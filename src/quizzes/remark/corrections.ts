import type { Question, Quiz } from '../../content/course.js';
import type { Answer, AttemptRecord, Mark } from '../attempt.js';
import { markOf } from '../marking.js';

/** A question whose key is another one now than in an earlier version, and is answered alike in both. */
export interface Correction {
  before: Question;
  now: Question;
}

/** A mark of a try that a correction raises. */
export interface Change {
  questionId: string;
  from: Mark;
  to: Mark;
}

/** What is right of a question, so that two keys can be compared. */
const keyOf = ({ kind, options }: Question): string => {
  if (kind === 'order' || kind === 'judgement') return JSON.stringify(options.map(({ id }) => id));
  if (kind === 'match')
    return JSON.stringify(options.map(({ id, partner }) => [id, partner?.id]).sort());
  const forms = options.map(({ id, text, right }) => [kind === 'short' ? text : id, right]);
  return JSON.stringify(forms.sort());
};

const sameIds = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

const idsOf = ({ options }: Question): string[] => options.map(({ id }) => id);

const partnersOf = ({ options }: Question): string[] => [
  ...new Set(options.flatMap(({ partner }) => partner?.id ?? [])),
];

/** Whether an answer to the one is an answer to the other. What is written freely always is. */
const isAnsweredAlike = (before: Question, now: Question): boolean =>
  before.kind === now.kind &&
  (now.kind === 'short' ||
    (sameIds(idsOf(before), idsOf(now)) && sameIds(partnersOf(before), partnersOf(now))));

/** What was corrected between two versions of a quiz. */
export const correctionsOf = (before: Quiz, now: Quiz): Correction[] =>
  now.questions.flatMap((question) => {
    const earlier = before.questions.find(({ id }) => id === question.id);
    return earlier && isAnsweredAlike(earlier, question) && keyOf(earlier) !== keyOf(question)
      ? [{ before: earlier, now: question }]
      : [];
  });

/** The answer as the corrected question reads it: partners of a match follow the order of its options. */
const translated = ({ before, now }: Correction, answer: Answer): Answer =>
  now.kind === 'match'
    ? now.options.map(({ id }) => answer[before.options.findIndex((one) => one.id === id)] ?? '')
    : answer;

const isRaised = (from: Mark, to: Mark): boolean =>
  (to.held && !from.held) || (to.held === from.held && to.credit > from.credit);

/** What corrections change in a try: only ever upwards, whatever the new key says of an answer that holds already. */
export const changesIn = (
  { answers, marks }: Pick<AttemptRecord, 'answers' | 'marks'>,
  corrections: readonly Correction[],
): Change[] =>
  corrections.flatMap((correction) => {
    const { id: questionId } = correction.now;
    const [given, from] = [answers[questionId], marks[questionId]];
    if (!given || !from) return [];
    const to = markOf(correction.now, translated(correction, given.answer));
    return isRaised(from, to) ? [{ questionId, from, to }] : [];
  });
