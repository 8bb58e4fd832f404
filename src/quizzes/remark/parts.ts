import type { AuditLog } from '../../audit/audit.store.js';
import type { Directory } from '../../accounts/directory.service.js';
import type { Content } from '../../content/content.service.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database.js';
import type { Ids } from '../../platform/ids.js';
import type { ReceiptStore } from '../../platform/receipts.store.js';
import type { Projection } from '../projecting.js';
import type { RemarkStore } from './remark.store.js';

/** What re-marking is built from. */
export interface RemarkParts {
  remarks: RemarkStore;
  content: Pick<Content, 'lesson' | 'quizVersion'>;
  directory: Pick<Directory, 'namesOf'>;
  audit: AuditLog;
  receipts: ReceiptStore;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  /** What follows from a try that was handed in: all of it is written again. */
  projections: readonly Projection[];
  /** Counts these cohorts' tries at a quiz anew: statistics know, and they come after quizzes. */
  recount: (places: readonly { cohortId: string; quizId: string }[]) => Promise<void>;
}
