import { Schema } from 'mongoose';
import type { Clock } from '../../platform/clock.js';
import {
  defineModel,
  dropIndex,
  isAdded,
  type Connection,
  type Tx,
} from '../../platform/database.js';
import type { InstallScope, OwnScope } from '../../policy.js';
import type { TrackName } from '../earning.js';
import type {
  CertificateRecord,
  Printed,
  PrintedCondition,
  Withdrawal,
  WithdrawalReason,
} from './certificate.js';

const plain = { _id: false };

const conditionSchema = new Schema<PrintedCondition>(
  { text: { type: String, required: true }, on: { type: String, default: null } },
  plain,
);

const printedSchema = new Schema<Printed>(
  {
    lang: { type: String, required: true },
    name: { type: String, required: true },
    course: { type: String, required: true },
    track: { type: String, required: true },
    summary: { type: String, default: '' },
    statement: { type: String, required: true },
    conditions: { type: [conditionSchema], required: true },
    earnedAt: { type: Date, required: true },
    earned: { type: String, required: true },
  },
  plain,
);

const withdrawalSchema = new Schema<Withdrawal>(
  {
    at: { type: Date, required: true },
    reason: { type: String, required: true },
    renewableSince: { type: Date, default: null },
  },
  plain,
);

const certificateSchema = new Schema<CertificateRecord>({
  _id: String,
  code: { type: String, required: true },
  personId: { type: String, required: true },
  courseId: { type: String, required: true },
  track: { type: String, required: true },
  issuedAt: { type: Date, required: true },
  printed: { type: printedSchema, default: null },
  withdrawn: { type: withdrawalSchema, default: null },
  replaces: { type: String, default: null },
});
certificateSchema.index({ code: 1 }, { unique: true });
// A first one, and one in the place of each: two forms at once make one, and nobody replaces the same one twice.
certificateSchema.index({ personId: 1, courseId: 1, track: 1, replaces: 1 }, { unique: true });
/** From when a person could have one alone. */
const formerIndex = 'personId_1_courseId_1_track_1';

export interface CertificateStore {
  /** The latest first. */
  own(scope: OwnScope, of: TrackOfCourse): Promise<CertificateRecord[]>;
  ofPerson(scope: InstallScope, personId: string): Promise<CertificateRecord[]>;
  /** Whoever holds the code may look. */
  byCode(code: string): Promise<CertificateRecord | null>;
  load(id: string): Promise<CertificateRecord | null>;
  /** False where the person has one already that is the first, or in the place of the same one. */
  add(certificate: CertificateRecord): Promise<boolean>;
  /** Null where there is none that stands. */
  withdraw(
    tx: Tx,
    scope: InstallScope,
    change: TrackOfCourse & { personId: string; reason: WithdrawalReason },
  ): Promise<CertificateRecord | null>;
  /** Lets its holder make another in the place of a withdrawn one; false where that was done before. */
  allowAnother(tx: Tx, scope: InstallScope, id: string): Promise<boolean>;
  exportOf(personId: string): Promise<CertificateRecord[]>;
  /** Keeps that there was one and that it does not stand, and nothing of what it said. */
  erase(personId: string): Promise<void>;
  /** Takes away the index that allowed a person one alone; done once, and nothing where it is done. */
  dropFormerIndex(): Promise<void>;
}

export interface TrackOfCourse {
  courseId: string;
  track: TrackName;
}

const most = 100;

export const createCertificateStore = (db: Connection, clock: Clock): CertificateStore => {
  const All = defineModel(db, {
    name: 'Certificate',
    collection: 'certificates',
    schema: certificateSchema,
  });
  const of = (personId: string): Promise<CertificateRecord[]> =>
    All.find({ personId })
      .sort({ courseId: 1, track: 1, issuedAt: -1, _id: -1 })
      .limit(most)
      .lean()
      .exec();
  return {
    own: ({ personId }, { courseId, track }) =>
      All.find({ personId, courseId, track })
        .sort({ issuedAt: -1, _id: -1 })
        .limit(most)
        .lean()
        .exec(),
    ofPerson: (_scope, personId) => of(personId),
    byCode: (code) => All.findOne({ code }).lean().exec(),
    load: (id) => All.findById(id).lean().exec(),
    add: (certificate) => isAdded(() => All.create([certificate])),
    withdraw: (tx, _scope, { reason, ...which }) =>
      All.findOneAndUpdate(
        { ...which, withdrawn: null },
        { $set: { withdrawn: { at: clock.now(), reason } } },
        { session: tx, returnDocument: 'after' },
      )
        .lean<CertificateRecord>()
        .exec(),
    async allowAnother(tx, _scope, id) {
      const once = { _id: id, withdrawn: { $ne: null }, 'withdrawn.renewableSince': null };
      const since = { 'withdrawn.renewableSince': clock.now() };
      const { modifiedCount } = await All.updateOne(once, { $set: since }, { session: tx }).exec();
      return modifiedCount === 1;
    },
    exportOf: of,
    async erase(personId) {
      const erased = { at: clock.now(), reason: 'erased' };
      await All.updateMany({ personId, withdrawn: null }, { $set: { withdrawn: erased } }).exec();
      await All.updateMany({ personId }, { $set: { printed: null } }).exec();
    },
    dropFormerIndex: () => dropIndex(All, formerIndex),
  };
};
