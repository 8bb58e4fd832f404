import type { CohortDesk } from '../cohorts/cohorts.js';
import type { Feature, Job } from '../web/feature.js';
import type { QuizService } from '../quizzes/quiz.service.js';
import { createCauseOf } from './cause.js';
import { actionPart, createActionServices } from './commitment/feature.js';
import { mailedEndPage, mailedPage } from './commitment/mailed.view-model.js';
import { actionReadingRoutes } from './commitment/reading.routes.js';
import { createActionReading } from './commitment/reading.service.js';
import { createConfirmingService } from './confirming.service.js';
import { conflictPage } from './conflict.view-model.js';
import { createCorrectionService } from './correction.service.js';
import { consentAskingRoutes } from './consent/asking.routes.js';
import { createConsentAsking } from './consent/asking.service.js';
import { earlierPage, earlierPeoplePage } from './consent/asking.view-model.js';
import { consentGivingRoutes } from './consent/giving.routes.js';
import { createConsentGiving } from './consent/giving.service.js';
import { createDeskServices, deskPart } from './desk/feature.js';
import { ownDeskPage } from './desk/own-desk.view-model.js';
import { createDictationAnswering } from './dictation/answering.service.js';
import { dictationRoutes } from './dictation/dictation.routes.js';
import { createDictationService } from './dictation/dictation.service.js';
import { dictationPage, dictationsPage } from './dictation/dictation.view-model.js';
import { createHandingService } from './handing.service.js';
import { createHistoryService } from './history.service.js';
import { createJournalServices, journalPart } from './journal/feature.js';
import { entryPage, journalPage } from './journal/journal.view-model.js';
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
import { createThreadService } from './thread.service.js';
import { createUndoService } from './undo.service.js';
import { createWriterService } from './writer.service.js';

/** The services of the loop, over one set of records. */
export const createLoopServices = (parts: LoopParts) => ({
  reflections: createReflectionService(parts),
  handing: createHandingService(parts),
  writer: createWriterService(parts),
  reviews: createReviewService(parts),
  replying: createReplyService(parts),
  undoing: createUndoService(parts),
  threads: createThreadService(parts),
  correcting: createCorrectionService(parts),
  queue: createQueueService(parts),
  confirming: createConfirmingService(parts),
  standings: createStandingService(parts),
  actionReading: createActionReading(parts),
  history: createHistoryService(parts),
  snippetService: createSnippetService(parts),
  ...createDeskServices(parts),
  ...createActionServices(parts),
  ...createJournalServices(parts),
  dictating: createDictationService(parts),
  answeringDictation: createDictationAnswering(parts),
  asking: createConsentAsking(parts),
  giving: createConsentGiving(parts),
});

export type LoopFeatureDependencies = ReturnType<typeof createLoopServices> &
  Pick<LoopParts, 'turns' | 'rounds' | 'replies' | 'drafts' | 'events' | 'content'> &
  Pick<
    LoopParts,
    'commitments' | 'dictations' | 'consents' | 'snippets' | 'staffNotes' | 'absences'
  > & {
    quizzes: Pick<QuizService, 'recall'>;
    cohortDesk: Pick<CohortDesk, 'setDaysOff'>;
  };

const personalData = ({
  turns,
  rounds,
  replies,
  drafts,
  events,
  commitments,
  dictations,
  consents,
  snippets,
  staffNotes,
  absences,
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
  { collection: 'dictations', exportOf: dictations.exportOf, erase: dictations.erase },
  { collection: 'consents', exportOf: consents.exportOf, erase: consents.erase },
  { collection: 'snippets', exportOf: snippets.exportOf, erase: snippets.erase },
  { collection: 'staffNotes', exportOf: staffNotes.exportOf, erase: staffNotes.erase },
  { collection: 'absences', exportOf: absences.exportOf, erase: absences.erase },
  { collection: 'drafts', exportOf: drafts.exportOf, erase: drafts.erase },
  { collection: 'turns', exportOf: turns.exportOf, erase: turns.erase },
];

const liftingSeals = ({ undoing }: Pick<LoopFeatureDependencies, 'undoing'>): Job => ({
  name: 'write down seals that are over',
  every: '1 minute',
  async run() {
    await undoing.liftSeals();
  },
});

export const loopFeature = (deps: LoopFeatureDependencies): Feature => {
  const action = actionPart(deps);
  const desk = deskPart({ ...deps, setDaysOff: deps.cohortDesk.setDaysOff });
  return {
    name: 'loop',
    routes: [
      ...reflectionRoutes({ ...deps, causeOf: createCauseOf(deps.quizzes.recall) }),
      ...queueRoutes(deps),
      ...reviewRoutes(deps),
      ...journalPart(deps),
      ...dictationRoutes(deps),
      ...consentAskingRoutes(deps),
      ...consentGivingRoutes(deps),
      ...action.routes,
      ...actionReadingRoutes(deps),
      ...snippetRoutes(deps),
      ...desk.routes,
    ],
    pages: [
      ...[reflectionPage, conflictPage, reviewsPage, reviewPage, snippetsPage, ownDeskPage],
      ...[journalPage, entryPage, dictationsPage, dictationPage, mailedPage, mailedEndPage],
      ...[earlierPage, earlierPeoplePage],
    ],
    personalData: personalData(deps),
    jobs: [...action.jobs, ...desk.jobs, liftingSeals(deps)],
  };
};
