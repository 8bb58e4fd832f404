import type { CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import type { PassingOn } from '../loop/commitment/passing-on.js';
import type { People } from '../loop/loop.js';
import type { Outbox } from '../mail/outbox.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { ReceiptStore } from '../platform/receipts.store.js';
import type { HandOnRecord, PassedOn } from './hand-on.js';
import type { HandOnStore } from './hand-on.store.js';

/** What the services of this feature share. */
export interface HandOnParts {
  handOns: HandOnStore;
  cohorts: CohortReader;
  content: Pick<Content, 'course' | 'lesson'>;
  people: People;
  passingOn: PassingOn;
  /** Notes in the learner's progress how much they have passed on. */
  notePassedOn: (
    tx: Tx,
    noted: Pick<HandOnRecord, 'personId' | 'courseId' | 'cohortId'> & { passedOn: PassedOn },
  ) => Promise<void>;
  outbox: Pick<Outbox, 'add' | 'isOn'>;
  receipts: ReceiptStore;
  transact: Transact;
  clock: Clock;
  ids: Ids;
}

/** Counts what somebody has passed on and notes it, in the transaction that changed it. */
export const noting =
  ({ handOns, notePassedOn }: Pick<HandOnParts, 'handOns' | 'notePassedOn'>) =>
  async (
    tx: Tx,
    { personId, courseId, cohortId }: Pick<HandOnRecord, 'personId' | 'courseId' | 'cohortId'>,
  ): Promise<void> => {
    const passedOn = await handOns.countsOf(personId, tx);
    await notePassedOn(tx, { personId, courseId, cohortId, passedOn });
  };
