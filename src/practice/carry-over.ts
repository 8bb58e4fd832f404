import type { Content } from '../content/content.service.js';
import type { LessonService } from '../lessons/lesson.service.js';
import { ideasNeeded } from '../lessons/progress.js';
import { ideaId, isNewTo, type IdeaRecord, type MarkedAnswer } from './idea.js';
import type { IdeaStore } from './idea.store.js';
import type { Ideas } from './ideas.js';
import { quizNow } from './in-course.js';
import { ideaIdsOf, markedAnswers, type SessionRecord } from './session.js';

export interface CarryOverDependencies {
  content: Pick<Content, 'course'>;
  ideas: Pick<IdeaStore, 'known'>;
  counting: Pick<Ideas, 'count'>;
  lessons: Pick<LessonService, 'addTry'>;
}

/**
 * Writes what follows from the answers of a session: what was held counts for the quiz, for good, and each idea gets
 * its next day. Ideas are written last and tell that it was done, so that it may be done any number of times.
 */
export const createCarryOver = ({ content, ideas, counting, lessons }: CarryOverDependencies) => {
  const pendingOf = async (session: SessionRecord): Promise<MarkedAnswer[]> => {
    const { personId } = session;
    const own = { reach: 'own', personId, notBefore: null } as const;
    const known = new Map<string, IdeaRecord>(
      (await ideas.known(own, ideaIdsOf(session))).map((idea) => [idea._id, idea]),
    );
    return markedAnswers(session).filter((answer) => {
      const idea = known.get(ideaId(personId, answer));
      return idea !== undefined && isNewTo(idea, answer);
    });
  };

  const addToQuiz = async (
    { personId, cohortId }: SessionRecord,
    { quizId, questionId, at }: MarkedAnswer,
  ): Promise<void> => {
    const quiz = quizNow(content, quizId);
    if (!quiz) return;
    const questions = quiz.questions.map(({ id }) => id);
    // No try of the quiz: its number is lower than that of any.
    const noTry = { n: 0, held: [questionId], questions, needed: ideasNeeded(quiz) };
    await lessons.addTry({ personId, cohortId, at, quizId, ...noTry });
  };

  return async (session: SessionRecord): Promise<void> => {
    const pending = await pendingOf(session);
    if (pending.length === 0) return;
    for (const answer of pending) if (answer.held) await addToQuiz(session, answer);
    await counting.count(session, pending);
  };
};

export type CarryOver = ReturnType<typeof createCarryOver>;
