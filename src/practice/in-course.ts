import type { Content } from '../content/content.service.js';
import type { Quiz } from '../content/course.js';
import type { IdeaRecord } from './idea.js';

/** The quiz of the course as it is now; null when it has left the course. */
export const quizNow = (
  content: Pick<Content, 'course'>,
  quizId: string,
  locale?: string,
): Quiz | null => content.course(locale).lessons.find(({ slug }) => slug === quizId)?.quiz ?? null;

/** Which ideas the course still has questions for. The others rest: nobody is asked them, and nothing of them is lost. */
export const inCourse =
  (content: Pick<Content, 'course'>) =>
  ({ quizId, questionId }: Pick<IdeaRecord, 'quizId' | 'questionId'>): boolean =>
    quizNow(content, quizId)?.questions.some(({ id }) => id === questionId) ?? false;
