import type { Feature } from '../web/feature.js';
import type { QuizService } from '../quizzes/quiz.service.js';
import { createCauseOf } from './cause.js';
import { actionPart, createActionServices } from './commitment/feature.js';
import { mailedEndPage, mailedPage } from './commitment/mailed.view-model.js';
import { actionReadingRoutes } from './commitment/reading.routes.js';
import { createActionReading } from './commitment/reading.service.js';
import { createConfirmingService } from './confirming.service.js';
import { conflictPage } from './conflict.view-model.js';
import { createHandingService } from './handing.service.js';
import { createHistoryService } from './history.service.js';
import type { LoopParts } from './loop.js';
import { createQueueService } from './queue.service.js';
import { queueRoutes } from './queue.routes.js';
import { reviewsPage } from './queue.view-model.js';
import { reflectionRoutes } from './reflection.routes.js';
import { createReflectionService } from './reflection.service.js';
import { reflectionPage } from './reflection.view-model.js';
import { createReplyService } from './reply.service.js';
import { reviewRoutes } from './review.routes.js';
import { createReviewService } from './review.service.js';
import { reviewPage } from './review.view-model.js';
import { snippetRoutes } from './snippets/snippet.routes.js';
import { createSnippetService } from './snippets/snippet.service.js';
import { snippetsPage } from './snippets/snippet.view-model.js';
import { createStandingService } from './standing.service.js';
import { createWriterService } from './writer.service.js';

/** The services of the loop, over one set of records. */
export const createLoopServices = (parts: LoopParts) => ({
  reflections: createReflectionService(parts),
  handing: createHandingService(parts),
  writer: createWriterService(parts),
  reviews: createReviewService(parts),
  replying: createReplyService(parts),
  queue: createQueueService(parts),
  confirming: createConfirmingService(parts),
  standings: createStandingService(parts),
  actionReading: createActionReading(parts),
  history: createHistoryService(parts),
  snippetService: createSnippetService(parts),
  ...createActionServices(parts),
});

export type LoopFeatureDependencies = ReturnType<typeof createLoopServices> &
  Pick<
    LoopParts,
    'turns' | 'rounds' | 'replies' | 'drafts' | 'events' | 'commitments' | 'snippets' | 'content'
  > & {
    quizzes: Pick<QuizService, 'recall'>;
  };

const personalData = ({
  turns,
  rounds,
  replies,
  drafts,
  events,
  commitments,
  snippets,
}: LoopFeatureDependencies): Feature['personalData'] => [
  // The records of a turn are found through it, so it goes last.
  {
    collection: 'turnEvents',
    exportOf: events.exportOf,
    erase: async (personId) => events.erase(personId, await turns.idsOf(personId)),
  },
  {
    collection: 'replies',
    exportOf: replies.exportOf,
    erase: async (personId) => replies.erase(personId, await turns.idsOf(personId)),
  },
  { collection: 'rounds', exportOf: rounds.exportOf, erase: rounds.erase },
  { collection: 'commitments', exportOf: commitments.exportOf, erase: commitments.erase },
  { collection: 'snippets', exportOf: snippets.exportOf, erase: snippets.erase },
  { collection: 'drafts', exportOf: drafts.exportOf, erase: drafts.erase },
  { collection: 'turns', exportOf: turns.exportOf, erase: turns.erase },
];

export const loopFeature = (deps: LoopFeatureDependencies): Feature => {
  const action = actionPart(deps);
  return {
    name: 'loop',
    routes: [
      ...reflectionRoutes({ ...deps, causeOf: createCauseOf(deps.quizzes.recall) }),
      ...queueRoutes(deps),
      ...reviewRoutes(deps),
      ...action.routes,
      ...actionReadingRoutes(deps),
      ...snippetRoutes(deps),
    ],
    pages: [
      ...[reflectionPage, conflictPage, reviewsPage, reviewPage, snippetsPage],
      ...[mailedPage, mailedEndPage],
    ],
    personalData: personalData(deps),
    jobs: action.jobs,
  };
};
