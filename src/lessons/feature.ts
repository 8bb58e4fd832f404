import type { Feature } from '../web/feature.js';
import { facilitationPage } from './facilitation.view-model.js';
import { lessonRoutes, type LessonRoutesDependencies } from './lesson.routes.js';
import { lessonPage } from './lesson.view-model.js';
import type { ProgressStore } from './progress.store.js';
import { sheetPage } from './sheet.view-model.js';

export interface LessonFeatureDependencies extends LessonRoutesDependencies {
  progress: ProgressStore;
}

export const lessonsFeature = ({ progress, ...routes }: LessonFeatureDependencies): Feature => ({
  name: 'lessons',
  routes: lessonRoutes(routes),
  pages: [lessonPage, sheetPage, facilitationPage],
  personalData: [{ collection: 'progress', exportOf: progress.exportOf, erase: progress.erase }],
  jobs: [],
});
