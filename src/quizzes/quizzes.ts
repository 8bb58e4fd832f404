import type { LessonService } from '../lessons/lesson.service.js';
import type { Connection } from '../platform/database.js';
import { createAttemptStore } from './attempt.store.js';
import { projectProgress, type Projection } from './projecting.js';
import { createQuizService, type QuizDependencies } from './quiz.service.js';
import type { RemarkParts } from './remark/parts.js';
import { createRemarkService } from './remark/remark.service.js';
import { createRemarkStore } from './remark/remark.store.js';

type QuizParts = Omit<QuizDependencies & RemarkParts, 'attempts' | 'remarks' | 'projections'> & {
  lessons: Pick<LessonService, 'progressOf' | 'heldIn' | 'addTry'>;
  /** What practice makes of a try. */
  ideasOfTry: Projection;
};

/** Tries at quizzes, what follows from each, and re-marking them. */
export const createQuizzes = (db: Connection, { ideasOfTry, ...parts }: QuizParts) => {
  const attempts = createAttemptStore(db);
  const remarks = createRemarkStore(db);
  const projections = [projectProgress(parts.content, parts.lessons), ideasOfTry];
  return {
    attempts,
    remarks,
    quizzes: createQuizService({ ...parts, attempts, projections }),
    remarking: createRemarkService({ ...parts, remarks, projections }),
  };
};
