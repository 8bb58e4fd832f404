import type { Feature } from '../web/feature.js';
import { lessonRoutes } from './lesson.routes.js';
import type { LessonService } from './lesson.service.js';
import { lessonPage } from './lesson.view-model.js';
import type { ProgressStore } from './progress.store.js';

export interface LessonFeatureDependencies {
  lessons: LessonService;
  progress: ProgressStore;
}

export const lessonsFeature = ({ lessons, progress }: LessonFeatureDependencies): Feature => ({
  name: 'lessons',
  routes: lessonRoutes(lessons),
  pages: [lessonPage],
  personalData: [{ collection: 'progress', exportOf: progress.exportOf, erase: progress.erase }],
  jobs: [],
});
