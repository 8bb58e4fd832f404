import type { Content } from '../content/content.service.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { Clock } from '../platform/clock.js';
import type { Connection } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { Feature } from '../web/feature.js';
import { createCarryOver } from './carry-over.js';
import { createIdeas } from './ideas.js';
import { createIdeaStore } from './idea.store.js';
import { createIdeaExport } from './own-words.js';
import { createMissed } from './missed.js';
import { createPauseStore } from './pause.store.js';
import { practiceRoutes } from './practice.routes.js';
import { createPracticeService } from './practice.service.js';
import { practicePage } from './practice.view-model.js';
import { createSessionService } from './session.service.js';
import { createSessionStore } from './session.store.js';
import { practiceAnswerPage, practiceEndPage, practiceQuestionPage } from './session.view-model.js';

export interface PracticeParts {
  content: Content;
  lessons: Pick<LessonService, 'addTry'>;
  zoneOf: (personId: string) => Promise<string>;
  clock: Clock;
  ids: Ids;
}

/** The stores and services of practice, in the order in which they know each other. */
export const createPractice = (db: Connection, parts: PracticeParts) => {
  const ideas = createIdeaStore(db, parts.clock);
  const pauses = createPauseStore(db);
  const sessions = createSessionStore(db);
  const counting = createIdeas({ ideas, zoneOf: parts.zoneOf });
  const carryOver = createCarryOver({ ...parts, ideas, counting });
  const practiceSessions = createSessionService({ ...parts, ideas, sessions, carryOver });
  return {
    practiceStores: { ideas, pauses, sessions },
    practiceSessions,
    practice: createPracticeService({ ...parts, ideas, pauses, sessions: practiceSessions }),
    ideasOfTry: counting.ofTry,
    missedOf: createMissed({ ...parts, ideas }),
  };
};

export type PracticeServices = ReturnType<typeof createPractice>;

export interface PracticeFeatureDependencies extends PracticeServices {
  content: Content;
}

export const practiceFeature = (services: PracticeFeatureDependencies): Feature => {
  const { ideas, pauses, sessions } = services.practiceStores;
  const exportOf = createIdeaExport({ content: services.content, ideas });
  return {
    name: 'practice',
    routes: practiceRoutes(services),
    pages: [practicePage, practiceQuestionPage, practiceAnswerPage, practiceEndPage],
    personalData: [
      { collection: 'ideas', exportOf, erase: ideas.erase },
      { collection: 'practices', exportOf: pauses.exportOf, erase: pauses.erase },
      { collection: 'practiceSessions', exportOf: sessions.exportOf, erase: sessions.erase },
    ],
    jobs: [],
  };
};
