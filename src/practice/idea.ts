import type { Answer, Sure } from '../quizzes/attempt.js';
import { held, missed, type Schedule } from './schedule.js';

/** Something that was chosen once, with the version of the quiz that it was chosen in. */
export interface Choice {
  at: Date;
  hash: string;
  answer: string[];
}

/** A question that a person missed at least once. */
export interface IdeaRecord extends Schedule {
  /** `person:quiz:question` */
  _id: string;
  personId: string;
  quizId: string;
  questionId: string;
  /** The cohort of the latest answer. */
  cohortId: string;
  misses: number;
  firstMiss: Choice & { sure: Sure; why: string | null };
  /** The first time it was held after a miss; `key` orders these by time, then by id. */
  changed: (Choice & { where: Where; key: string }) | null;
  /** When the latest answer that is counted here was given, and in which try or session; an older one changes nothing. */
  seenAt: Date;
  seenIn: string;
}

/** An idea as it was read, and as it is to be; without the one it is new, without the other it goes. */
export type IdeaChange =
  { before: undefined; after: IdeaRecord } | { before: IdeaRecord; after: IdeaRecord | null };

/** Where a mind was changed: in a later try at the quiz, or in practice. */
export type Where = 'retry' | 'practice';

/** An answer that was marked, in a try or in practice. */
export interface MarkedAnswer {
  quizId: string;
  questionId: string;
  /** The version of the quiz it was given to. */
  hash: string;
  at: Date;
  answer: Answer;
  sure: Sure;
  why: string | null;
  held: boolean;
  where: Where;
  /** The id of the try or of the session of practice. Of one instant the greater id is the later one. */
  from: string;
}

/** Whose answers they are, and where their days begin. */
export interface Answerer {
  personId: string;
  cohortId: string;
  zone: string;
}

export const ideaId = (
  personId: string,
  { quizId, questionId }: Pick<IdeaRecord, 'quizId' | 'questionId'>,
): string => `${personId}:${quizId}:${questionId}`;

/** The quiz and the question that an id names. */
export const partsOfId = (_id: string): Pick<IdeaRecord, 'quizId' | 'questionId'> => {
  const [, quizId = '', questionId = ''] = _id.split(':');
  return { quizId, questionId };
};

/** Sorts as instants do, and those of one instant by id: one text, so that an index finds where a page begins. */
export const changeKey = (at: Date, id: string): string => `${at.toISOString()} ${id}`;

const choiceOf = ({ at, hash, answer }: MarkedAnswer): Choice => ({
  at,
  hash,
  answer: [...answer],
});

/** What was missed for the first time. */
export const newIdea = (
  answer: MarkedAnswer,
  { personId, cohortId, zone }: Answerer,
): IdeaRecord => ({
  _id: ideaId(personId, answer),
  personId,
  quizId: answer.quizId,
  questionId: answer.questionId,
  cohortId,
  ...missed(answer.at, zone),
  misses: 1,
  firstMiss: { sure: answer.sure, why: answer.why, ...choiceOf(answer) },
  changed: null,
  seenAt: answer.at,
  seenIn: answer.from,
});

/** Whether an answer is older than the latest that is counted, that very one, or newer. */
const ageOf = ({ seenAt, seenIn }: IdeaRecord, { at, from }: MarkedAnswer): -1 | 0 | 1 => {
  const apart = at.getTime() - seenAt.getTime();
  if (apart === 0 && from === seenIn) return 0;
  return apart > 0 || (apart === 0 && from > seenIn) ? 1 : -1;
};

export const isNewTo = (idea: IdeaRecord, answer: MarkedAnswer): boolean => ageOf(idea, answer) > 0;

/** The one miss that made it an idea was none after all: the question was corrected, and its answer marked anew. */
const wasNoMiss = (idea: IdeaRecord, answer: MarkedAnswer): boolean =>
  answer.held && idea.misses === 1 && !idea.changed && ageOf(idea, answer) === 0;

/**
 * What an answer makes of an idea: `same` where it changes nothing, because it was counted before, a later one was, or it
 * holds what was never missed; `gone` where it is none any more.
 */
export const ideaAfter = (
  known: IdeaRecord | undefined,
  answer: MarkedAnswer,
  answerer: Answerer,
): IdeaRecord | 'same' | 'gone' => {
  if (!known) return answer.held ? 'same' : newIdea(answer, answerer);
  if (wasNoMiss(known, answer)) return 'gone';
  if (!isNewTo(known, answer)) return 'same';
  const { at: seenAt, from: seenIn } = answer;
  const seen = { ...known, cohortId: answerer.cohortId, seenAt, seenIn };
  if (!answer.held)
    return { ...seen, ...missed(answer.at, answerer.zone), misses: known.misses + 1 };
  const { step, dueAt } = held(known, answer.at, answerer.zone);
  const key = changeKey(answer.at, known._id);
  const changed = known.changed ?? { ...choiceOf(answer), where: answer.where, key };
  return { ...seen, step, dueAt, changed };
};
