import type { Question, Quiz } from '../content/course.js';
import { laidOut, type AskedQuestion, type Given, type Mark } from '../quizzes/attempt.js';
import { ideaId, type IdeaRecord, type MarkedAnswer } from './idea.js';

/** One idea that a session asks. */
export type Item = Pick<IdeaRecord, 'quizId' | 'questionId'>;

/** An answer with its mark, and the version of the quiz it was given to. */
export interface SessionAnswer extends Given {
  hash: string;
  mark: Mark;
}

/** A few minutes of practice: what it asks, and what was answered so far. */
export interface SessionRecord {
  _id: string;
  personId: string;
  cohortId: string;
  state: 'open' | 'done';
  /** The key of the form that began it: the same form begins one session. */
  key: string;
  /** Fixes the order in which options stand. */
  seed: number;
  startedAt: Date;
  items: Item[];
  /** By the place of the item, from 0. */
  answers: Record<string, SessionAnswer>;
}

/** An item whose question is there to be shown. `place` counts from 0 among all items of the session. */
export interface SessionItem {
  place: number;
  item: Item;
  quiz: Quiz;
  question: Question;
  asked: AskedQuestion;
  given: SessionAnswer | null;
}

/** The quiz of an item: as it was when it was answered, else as it is now; null where it has left the course. */
export type FindQuiz = (item: Item, given: SessionAnswer | null) => Promise<Quiz | null>;

/** What a session shows, in its order. What has left the course is left out. */
export const itemsOf = async (
  { items, answers, seed }: SessionRecord,
  findQuiz: FindQuiz,
): Promise<SessionItem[]> => {
  const found = await Promise.all(
    items.map(async (item, place): Promise<SessionItem | null> => {
      const given = answers[place] ?? null;
      const quiz = await findQuiz(item, given);
      const question = quiz?.questions.find(({ id }) => id === item.questionId);
      if (!quiz || !question) return null;
      return {
        place,
        item,
        quiz,
        question,
        asked: laidOut(inPractice(question), seed + place),
        given,
      };
    }),
  );
  return found.filter((one) => one !== null);
};

/** A reason is asked for once, in the quiz; and there are no hints, for an idea is to be found by oneself. */
export const inPractice = (question: Question): Question => ({
  ...question,
  asksWhy: false,
  hints: [],
});

export const nextItem = (items: readonly SessionItem[]): SessionItem | null =>
  items.find(({ given }) => given === null) ?? null;

export const ideaIdsOf = ({ personId, items }: SessionRecord): string[] =>
  items.map((item) => ideaId(personId, item));

/** What was answered so far, as the ideas count it. */
export const markedAnswers = ({ _id: from, items, answers }: SessionRecord): MarkedAnswer[] =>
  items.flatMap((item, place) => {
    const given = answers[place];
    if (!given) return [];
    const { hash, at, answer, sure, why, mark } = given;
    return [
      { ...item, hash, at, answer, sure, why, held: mark.held, where: 'practice' as const, from },
    ];
  });
