import type { Notices } from '../accounts/notice.service.js';
import type { AuditLog } from '../audit/audit.store.js';
import type { CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import type { Progress } from '../lessons/progress.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { ReceiptStore } from '../platform/receipts.store.js';
import { scope, type Actor } from '../policy.js';
import type { FindMissed } from '../practice/missed.js';
import type { Outbox } from '../mail/outbox.js';
import type { Person } from '../accounts/person.js';
import type { CommitmentStore } from './commitment/commitment.store.js';
import type { ConsentStore } from './consent/consent.store.js';
import type { AbsenceStore } from './desk/absence.store.js';
import type { StaffNoteStore } from './desk/staff-note.store.js';
import type { DictationStore } from './dictation/dictation.store.js';
import type { OwnDraft } from './draft-save.js';
import type { DraftStore } from './draft.store.js';
import type { BegunNote, ReflectionNote } from './note.js';
import type { ReplyStore } from './reply.store.js';
import type { RoundStore } from './round.store.js';
import type { SnippetStore } from './snippets/snippet.store.js';
import type { TurnEventStore } from './turn-event.store.js';
import type { TurnStore } from './turn.store.js';

/** Finds people by id; ids without a person are left out. */
export interface People {
  findPeople(ids: readonly string[]): Promise<readonly Pick<Person, PersonField>[]>;
}

type PersonField =
  '_id' | 'name' | 'locale' | 'zone' | 'learns' | 'learnsUntil' | 'instructs' | 'disabledAt';

/** The rights of those who answer. */
export interface Rights {
  /**
   * Whether somebody instructs a cohort, true until the end of the transaction: one that takes the right away at the same
   * moment comes before it or after it.
   */
  hold(tx: Tx, personId: string, cohortId: string): Promise<boolean>;
}

/** Where somebody's reflection of a lesson stands, to be noted in their progress. */
interface ReflectionNoted {
  personId: string;
  courseId: string;
  cohortId: string;
  lesson: string;
  note: ReflectionNote;
}

/** What the services of the loop share. */
export interface LoopParts {
  turns: TurnStore;
  rounds: RoundStore;
  replies: ReplyStore;
  drafts: DraftStore;
  events: TurnEventStore;
  commitments: CommitmentStore;
  dictations: DictationStore;
  consents: ConsentStore;
  snippets: SnippetStore;
  staffNotes: StaffNoteStore;
  absences: AbsenceStore;
  /** What a learner missed in the quiz of a lesson. */
  missedOf: FindMissed;
  outbox: Pick<Outbox, 'add'>;
  cohorts: CohortReader;
  /** The learner's progress, where the loop notes how far each reflection is. */
  progressOf: (actor: Actor) => Promise<Progress>;
  noteBegun: (actor: Actor, lesson: string, note: BegunNote) => Promise<void>;
  noteReflection: (tx: Tx, noted: ReflectionNoted) => Promise<void>;
  content: Pick<Content, 'course' | 'lesson' | 'reflectionVersion'>;
  people: People;
  notices: Pick<Notices, 'toldTo' | 'shutNow' | 'open'>;
  audit: Pick<AuditLog, 'record'>;
  receipts: Pick<ReceiptStore, 'once'>;
  transact: Transact;
  rights: Rights;
  /** Records that something was passed on: that has a feature of its own, which comes after the loop. Gives its id. */
  passOn: (tx: Tx, passed: PassedOn) => Promise<string>;
  clock: Clock;
  ids: Ids;
}

/** What somebody set out to pass on, and did. */
export interface PassedOn {
  actor: Actor;
  lesson: string;
  what: string;
  name: string;
  key: string;
}

export type Names = ReadonlyMap<string, string>;

/** What people are called, and in which language they read the course; both by their ids. */
export interface KnownPeople {
  names: Names;
  locales: ReadonlyMap<string, string>;
}

export const knownPeople = async (
  people: People,
  ids: readonly (string | null)[],
): Promise<KnownPeople> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = wanted.length > 0 ? await people.findPeople(wanted) : [];
  return {
    names: new Map(found.map(({ _id, name }) => [_id, name])),
    locales: new Map(found.map(({ _id, locale }) => [_id, locale])),
  };
};

export const namesOf = async (people: People, ids: readonly (string | null)[]): Promise<Names> =>
  (await knownPeople(people, ids)).names;

/** A draft as its writer reaches it from their account. */
export const draftOf = (actor: Actor, form: string): OwnDraft => {
  const { personId, notBefore } = scope(actor, 'form:resume');
  return { personId, form, notBefore };
};

/** The form under which the draft of a lesson's reflection is kept. */
export const reflectionForm = (lesson: string): string => `reflection:${lesson}`;

/** The form under which an entry of the journal is kept; ids sort by age, so their forms do. */
export const journalForm = (id: string): string => `${journalForms}${id}`;

export const journalForms = 'journal:';

/** The form under which an instructor keeps what they are writing down for a learner. */
export const dictationForm = ({ personId, slug }: { personId: string; slug: string }): string =>
  `dictation:${personId}:${slug}`;

/** The form under which the draft of a reply to a round is kept. */
export const replyForm = (round: string): string => `reply:${round}`;
