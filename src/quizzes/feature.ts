import type { Feature } from '../web/feature.js';
import type { AttemptStore } from './attempt.store.js';
import { attemptPage } from './attempt.view-model.js';
import { quizRoutes } from './quiz.routes.js';
import type { QuizService } from './quiz.service.js';
import { quizPage } from './quiz.view-model.js';
import { resultPage } from './result.view-model.js';

export interface QuizFeatureDependencies {
  quizzes: QuizService;
  attempts: AttemptStore;
}

export const quizzesFeature = ({ quizzes, attempts }: QuizFeatureDependencies): Feature => ({
  name: 'quizzes',
  routes: quizRoutes(quizzes),
  pages: [quizPage, attemptPage, resultPage],
  personalData: [{ collection: 'attempts', exportOf: attempts.exportOf, erase: attempts.erase }],
  jobs: [],
});
