import type { LessonService } from '../lessons/lesson.service.js';
import type { Clock } from '../platform/clock.js';
import type { Connection } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import { createCommitmentStore } from './commitment/commitment.store.js';
import { createConsentStore } from './consent/consent.store.js';
import { createAbsenceStore } from './desk/absence.store.js';
import { createStaffNoteStore } from './desk/staff-note.store.js';
import { createDictationStore } from './dictation/dictation.store.js';
import { createDraftStore } from './draft.store.js';
import { createLoopServices } from './feature.js';
import type { LoopParts } from './loop.js';
import { noteOf } from './note.js';
import { createReplyStore } from './reply.store.js';
import { createRoundStore } from './round.store.js';
import { createSnippetStore } from './snippets/snippet.store.js';
import { createTurnEventStore } from './turn-event.store.js';
import { createTurnStore } from './turn.store.js';

interface LoopWorld {
  db: Connection;
  clock: Clock;
  ids: Ids;
}

type LoopNeeds = Omit<
  LoopParts,
  LoopStores | 'progressOf' | 'noteBegun' | 'noteReflection' | 'clock' | 'ids'
>;

/** The loop with its records; each step is noted in the learner's progress. */
export const createLoop = (
  world: LoopWorld,
  { lessons, ...parts }: LoopNeeds & { lessons: LessonService },
) => {
  const { db, clock, ids } = world;
  const { progressOf, noteBegun, noteReflection } = lessons;
  const stores = {
    turns: createTurnStore(db, (tx, turn) => {
      const { personId, courseId, cohortId, lessonId: lesson } = turn;
      return noteReflection(tx, { personId, courseId, cohortId, lesson, note: noteOf(turn) });
    }),
    rounds: createRoundStore(db),
    replies: createReplyStore(db),
    drafts: createDraftStore(db, clock),
    events: createTurnEventStore(db),
    commitments: createCommitmentStore(db),
    dictations: createDictationStore(db),
    consents: createConsentStore(db),
    snippets: createSnippetStore(db),
    staffNotes: createStaffNoteStore(db),
    absences: createAbsenceStore(db),
  };
  const noting = { progressOf, noteBegun, noteReflection };
  const loop: LoopParts = { ...parts, ...stores, ...noting, clock, ids };
  return { ...stores, ...createLoopServices(loop) };
};

type LoopStores =
  | ('turns' | 'rounds' | 'replies' | 'drafts' | 'events')
  | ('commitments' | 'dictations' | 'consents' | 'snippets' | 'staffNotes' | 'absences');
