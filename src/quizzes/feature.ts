import type { Feature } from '../web/feature.js';
import type { AttemptStore } from './attempt.store.js';
import { feedbackPage } from './feedback.view-model.js';
import { overviewPage } from './overview.view-model.js';
import { questionPage } from './question-page.view-model.js';
import { questionRoutes } from './question.routes.js';
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
  routes: [...quizRoutes(quizzes), ...questionRoutes(quizzes)],
  pages: [quizPage, questionPage, feedbackPage, overviewPage, resultPage],
  personalData: [{ collection: 'attempts', exportOf: attempts.exportOf, erase: attempts.erase }],
  jobs: [{ name: 'quizzes:project', every: '1 minute', run: quizzes.catchUp }],
});
