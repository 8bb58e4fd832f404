import { accountsFeature } from './accounts/feature.js';
import { auditFeature } from './audit/feature.js';
import { casesFeature } from './cases/feature.js';
import { cohortsFeature } from './cohorts/feature.js';
import { contentFeature } from './content/feature.js';
import { growthFeature } from './growth/feature.js';
import { handOnFeature } from './hand-on/feature.js';
import { homeFeature } from './home/feature.js';
import { insightsFeature } from './insights/feature.js';
import { lessonsFeature } from './lessons/feature.js';
import { loopFeature } from './loop/feature.js';
import { reflectionBelowLesson } from './loop/lesson-step.js';
import { mailFeature } from './mail/feature.js';
import { practiceFeature } from './practice/feature.js';
import { remarkFeature } from './quizzes/remark/feature.js';
import { publishingFeature } from './publishing/feature.js';
import { quizzesFeature } from './quizzes/feature.js';
import { searchFeature } from './search/feature.js';
import { tracksFeature } from './tracks/feature.js';
import { reportsFeature } from './reports/feature.js';
import type { Services } from './dependencies.js';
import type { Feature } from './web/feature.js';
import { keptForms } from './web/kept-form.routes.js';

/** Every feature of the course. Routes, pages, jobs and the duties towards a person's records all follow from this list. */
export const features = (services: Services): readonly Feature[] => [
  accountsFeature(services),
  homeFeature(services),
  // Before the pictures of lessons, whose addresses begin alike.
  publishingFeature(services),
  contentFeature(services),
  searchFeature(services),
  lessonsFeature({ ...services, reflectionStep: reflectionBelowLesson(services.standings) }),
  quizzesFeature(services),
  practiceFeature(services),
  loopFeature(services),
  handOnFeature(services),
  casesFeature(services),
  tracksFeature(services),
  growthFeature(services),
  insightsFeature(services),
  remarkFeature(services),
  cohortsFeature(services),
  reportsFeature(services),
  mailFeature(services),
  auditFeature(services),
  keptForms(services.keptForms),
];
