import { Schema } from 'mongoose';
import { defineModel, type Connection, type Model, type Tx } from '../../platform/database.js';
import type { InstallScope } from '../../policy.js';
import type { ImportRecord, ImportRowRecord, Outcome } from './import.js';
import type { Verdict } from './plan.js';

const importSchema = new Schema<ImportRecord>({
  _id: String,
  cohortId: { type: String, required: true },
  createdBy: { type: String, required: true },
  at: { type: Date, required: true },
  rows: { type: Number, required: true },
  counts: { type: Schema.Types.Mixed, required: true },
  ignoredColumns: { type: [String], required: true },
  confirmedAt: { type: Date, default: null },
  confirmedBy: { type: String, default: null },
  finishedAt: { type: Date, default: null },
  expires: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
});
importSchema.index({ createdBy: 1 });
importSchema.index({ confirmedBy: 1, confirmedAt: 1 });
importSchema.index({ confirmedAt: 1 }, { partialFilterExpression: { finishedAt: null } });

const rowSchema = new Schema<ImportRowRecord>({
  _id: String,
  importId: { type: String, required: true },
  line: { type: Number, required: true },
  name: String,
  email: String,
  number: String,
  verdict: { type: String, required: true },
  reason: { type: Schema.Types.Mixed, default: null },
  personId: { type: String, default: null },
  outcome: { type: String, default: null },
  refusal: { type: Schema.Types.Mixed, default: null },
  appliedAt: { type: Date, default: null },
  expires: { type: Date, required: true, index: { expireAfterSeconds: 0 } },
});
rowSchema.index({ importId: 1, line: 1 });
rowSchema.index({ importId: 1, verdict: 1, line: 1 });
rowSchema.index({ personId: 1 });

export interface RowOutcome {
  id: string;
  outcome: Outcome;
  refusal: ImportRowRecord['refusal'];
  personId: string | null;
}

export interface ImportStore {
  add(scope: InstallScope, record: ImportRecord, rows: readonly ImportRowRecord[]): Promise<void>;
  find(
    scope: InstallScope,
    at: { cohortId: string; id: string },
    tx?: Tx,
  ): Promise<ImportRecord | null>;
  /** Rows by line; `verdict` leaves out the others. */
  rows(
    scope: InstallScope,
    page: { importId: string; verdict: Verdict | null; skip: number; limit: number },
  ): Promise<ImportRowRecord[]>;
  confirm(tx: Tx, record: { id: string; by: string; at: Date }): Promise<void>;
  /** How many lists somebody confirmed since. */
  countConfirmed(tx: Tx, by: string, since: Date): Promise<number>;
  /** The next rows to carry out. */
  open(tx: Tx, importId: string, limit: number): Promise<ImportRowRecord[]>;
  markRows(tx: Tx, outcomes: readonly RowOutcome[], at: Date): Promise<void>;
  finish(tx: Tx, id: string, at: Date): Promise<void>;
  countOutcomes(importId: string): Promise<Map<Outcome | null, number>>;
  /** Confirmed and not finished: the process that carried them out is at it, or died. */
  unfinished(): Promise<ImportRecord[]>;
  exportOf(personId: string): Promise<ImportRecord[]>;
  exportRowsOf(personId: string): Promise<ImportRowRecord[]>;
  eraseRows(personId: string): Promise<void>;
}

const carriedOut: Verdict[] = ['new', 'change'];
const mostRead = 1_000;
const rowsAWrite = 1_000;

const countOutcomes = async (
  Rows: Model<ImportRowRecord>,
  importId: string,
): Promise<Map<Outcome | null, number>> => {
  const counts = await Rows.aggregate<{ _id: Outcome | null; rows: number }>([
    { $match: { importId, verdict: { $in: carriedOut } } },
    { $group: { _id: '$outcome', rows: { $sum: 1 } } },
  ]).exec();
  return new Map(counts.map(({ _id, rows }) => [_id, rows]));
};

export const createImportStore = (db: Connection): ImportStore => {
  const Imports = defineModel(db, { name: 'Import', collection: 'imports', schema: importSchema });
  const Rows = defineModel(db, { name: 'ImportRow', collection: 'importRows', schema: rowSchema });
  return {
    async add(_scope, record, rows) {
      // Rows first: a list that is there is there whole.
      for (let at = 0; at < rows.length; at += rowsAWrite)
        await Rows.insertMany(rows.slice(at, at + rowsAWrite), { lean: true });
      await Imports.create(record);
    },
    find: (_scope, { cohortId, id }, tx) =>
      Imports.findOne({ _id: id, cohortId })
        .session(tx ?? null)
        .lean()
        .exec(),
    rows: (_scope, { importId, verdict, skip, limit }) =>
      Rows.find(verdict ? { importId, verdict } : { importId })
        .sort({ line: 1 })
        .skip(skip)
        .limit(limit)
        .lean()
        .exec(),
    async confirm(tx, { id, by, at }) {
      await Imports.updateOne(
        { _id: id },
        { $set: { confirmedAt: at, confirmedBy: by } },
        { session: tx },
      ).exec();
    },
    countConfirmed: (tx, by, since) =>
      Imports.countDocuments({ confirmedBy: by, confirmedAt: { $gt: since } })
        .session(tx)
        .exec(),
    open: (tx, importId, limit) =>
      Rows.find({ importId, verdict: { $in: carriedOut }, appliedAt: null })
        .sort({ line: 1 })
        .limit(limit)
        .session(tx)
        .lean()
        .exec(),
    async markRows(tx, outcomes, at) {
      const writes = outcomes.map(({ id, ...set }) => ({
        updateOne: { filter: { _id: id }, update: { $set: { ...set, appliedAt: at } } },
      }));
      if (writes.length > 0) await Rows.bulkWrite(writes, { session: tx });
    },
    async finish(tx, id, at) {
      await Imports.updateOne(
        { _id: id, finishedAt: null },
        { $set: { finishedAt: at } },
        { session: tx },
      ).exec();
    },
    countOutcomes: (importId) => countOutcomes(Rows, importId),
    unfinished: () =>
      Imports.find({ confirmedAt: { $ne: null }, finishedAt: null })
        .limit(mostRead)
        .lean()
        .exec(),
    exportOf: (personId) => Imports.find({ createdBy: personId }).limit(mostRead).lean().exec(),
    exportRowsOf: (personId) => Rows.find({ personId }).limit(mostRead).lean().exec(),
    async eraseRows(personId) {
      await Rows.deleteMany({ personId }).exec();
    },
  };
};
