import type { Directory } from '../accounts/directory.service.js';
import type { AuditLog } from '../audit/audit.store.js';
import type { Outbox } from '../mail/outbox.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import { notFound } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import type { ReceiptStore } from '../platform/receipts.store.js';
import { scope, type Actor } from '../policy.js';
import type { CohortRecord } from './cohort.js';
import type { CohortStore } from './cohort.store.js';
import type { EnrolmentStore } from './enrolment.store.js';

/** What the services of cohorts are built from. */
export interface CohortParts {
  cohorts: CohortStore;
  enrolments: EnrolmentStore;
  directory: Directory;
  outbox: Outbox;
  audit: AuditLog;
  receipts: ReceiptStore;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  /** The course that cohorts go through. */
  courseId: () => string;
  /** Whether somebody of the cohort has handed in a reflection: the loop knows, and it comes after cohorts. */
  hasRounds: (cohortId: string) => Promise<boolean>;
  /** Told, inside the transaction, of days off that are others now: the loop counts its promises anew. */
  daysOffSet: (tx: Tx, change: DaysOffChange) => Promise<void>;
}

/** The days off of a cohort, before and after. */
export interface DaysOffChange {
  cohortId: string;
  before: Pick<CohortRecord, 'zone' | 'daysOff'>;
  after: Pick<CohortRecord, 'zone' | 'daysOff'>;
}

/** A form that an admin sent: who, and the key that was rendered into it. */
export interface Sent {
  actor: Actor;
  key: string;
}

/** What an admin of the install reaches. */
export const reachOf = (actor: Actor) => scope(actor, 'cohort:manage');

/** Does an admin's act once, all of it or nothing, whatever is clicked twice. The result is plain data. */
export const doOnce = <T>(
  { transact, receipts }: Pick<CohortParts, 'transact' | 'receipts'>,
  { actor, key, payload }: Sent & { payload: unknown },
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  transact((tx) => receipts.once(tx, { actorId: actor.id, key, payload }, () => work(tx)));

/** Throws `not-found`. */
export const findCohort = async (
  { cohorts }: Pick<CohortParts, 'cohorts'>,
  actor: Actor,
  { id, tx }: { id: string; tx?: Tx },
): Promise<CohortRecord> => {
  const cohort = await cohorts.find(reachOf(actor), id, tx);
  if (!cohort) throw notFound();
  return cohort;
};
