import { Schema } from 'mongoose';
import { createBulk } from '../platform/bulk.js';
import type { Clock } from '../platform/clock.js';
import { defineModel, isDuplicate, type Connection, type Tx } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import { insertTogether } from '../platform/writes.js';

/** That somebody did something to something. Names of fields only: no words, no values, no secrets. */
export interface AuditEntry {
  /** The id of the person who acted, or the name of the program's own part that did. */
  actor: string;
  /** `thing:act`, as `enrolment:withdraw`. */
  action: string;
  /** `kind:id`, as `enrolment:0195…`. */
  target: string;
  /** Names of the fields that changed. */
  fields?: readonly string[];
  requestId?: string;
}

export interface AuditRecord extends AuditEntry {
  _id: string;
  at: Date;
  fields: readonly string[];
}

const auditSchema = new Schema<AuditRecord>({
  _id: String,
  at: { type: Date, required: true },
  actor: { type: String, required: true },
  action: { type: String, required: true },
  target: { type: String, required: true },
  fields: { type: [String], required: true },
  requestId: String,
});
auditSchema.index({ target: 1, at: 1 });
auditSchema.index({ actor: 1, at: 1 });

/** The log of acts. It grows; nothing here changes or removes an entry. */
export interface AuditLog {
  /** Inside a transaction the entry stands exactly when the act does. */
  record(tx: Tx | null, entry: AuditEntry): Promise<void>;
  recordAll(tx: Tx | null, entries: readonly AuditEntry[]): Promise<void>;
  /** Acts on a target, oldest first. */
  of(target: string): Promise<AuditRecord[]>;
  /** What somebody did, for their own export. */
  by(actor: string): Promise<AuditRecord[]>;
}

const mostRead = 1_000;

export const createAuditLog = (
  db: Connection,
  { clock, ids }: { clock: Clock; ids: Ids },
): AuditLog => {
  const Entries = defineModel(db, {
    name: 'AuditEntry',
    collection: 'auditEntries',
    schema: auditSchema,
  });
  const write = createBulk<AuditRecord>((records) => insertTogether(Entries, records), {
    atOnce: 1,
    apartMs: 100,
  });
  const writeOne = async (record: AuditRecord): Promise<void> => {
    try {
      // Made by the schema, which takes no field that is not declared: the bulk itself looks at nothing.
      await write(new Entries(record).toObject());
    } catch (error) {
      // Sent again when the connection broke: then it is there already.
      if (!isDuplicate(error)) throw error;
    }
  };
  const recordAll = async (tx: Tx | null, entries: readonly AuditEntry[]): Promise<void> => {
    const at = clock.now();
    const records = entries.map((entry) => ({ fields: [], ...entry, _id: ids.next(), at }));
    if (tx === null) await Promise.all(records.map(writeOne));
    else await Entries.insertMany(records, { session: tx });
  };
  return {
    record: (tx, entry) => recordAll(tx, [entry]),
    recordAll,
    of: (target) => Entries.find({ target }).sort({ at: 1, _id: 1 }).limit(mostRead).lean().exec(),
    by: (actor) => Entries.find({ actor }).sort({ at: 1, _id: 1 }).limit(mostRead).lean().exec(),
  };
};
