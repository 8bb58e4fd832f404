import type { Notices } from '../accounts/notice.service.js';
import type { AuditLog } from '../audit/audit.store.js';
import type { CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import type { Progress } from '../lessons/progress.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import { scope, type Actor } from '../policy.js';
import type { FindMissed } from '../practice/missed.js';
import type { Outbox } from '../mail/outbox.js';
import type { Person } from '../accounts/person.js';
import type { CommitmentStore } from './commitment/commitment.store.js';
import type { DraftStore, OwnDraft } from './draft.store.js';
import type { BegunNote } from './note.js';
import type { ReplyStore } from './reply.store.js';
import type { RoundStore } from './round.store.js';
import type { SnippetStore } from './snippets/snippet.store.js';
import type { TurnEventStore } from './turn-event.store.js';
import type { TurnStore } from './turn.store.js';

/** Finds people by id; ids without a person are left out. */
export interface People {
  findPeople(
    ids: readonly string[],
  ): Promise<readonly Pick<Person, '_id' | 'name' | 'locale' | 'learns' | 'disabledAt'>[]>;
}

/** What the services of the loop share. */
export interface LoopParts {
  turns: TurnStore;
  rounds: RoundStore;
  replies: ReplyStore;
  drafts: DraftStore;
  events: TurnEventStore;
  commitments: CommitmentStore;
  snippets: SnippetStore;
  /** What a learner missed in the quiz of a lesson. */
  missedOf: FindMissed;
  outbox: Pick<Outbox, 'add'>;
  cohorts: CohortReader;
  /** The learner's progress, where the loop notes how far each reflection is. */
  progressOf: (actor: Actor) => Promise<Progress>;
  noteBegun: (actor: Actor, lesson: string, note: BegunNote) => Promise<void>;
  content: Pick<Content, 'course' | 'lesson' | 'reflectionVersion'>;
  people: People;
  notices: Pick<Notices, 'toldTo' | 'shutNow' | 'open'>;
  audit: Pick<AuditLog, 'record'>;
  transact: Transact;
  clock: Clock;
  ids: Ids;
}

export type Names = ReadonlyMap<string, string>;

export const namesOf = async (people: People, ids: readonly (string | null)[]): Promise<Names> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = wanted.length > 0 ? await people.findPeople(wanted) : [];
  return new Map(found.map(({ _id, name }) => [_id, name]));
};

/** A draft as its writer reaches it from their account. */
export const draftOf = (actor: Actor, form: string): OwnDraft => {
  const { personId, notBefore } = scope(actor, 'form:resume');
  return { personId, form, notBefore };
};

/** The form under which the draft of a lesson's reflection is kept. */
export const reflectionForm = (lesson: string): string => `reflection:${lesson}`;

/** The form under which the draft of a reply to a round is kept. */
export const replyForm = (round: string): string => `reply:${round}`;
