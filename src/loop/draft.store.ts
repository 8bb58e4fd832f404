import { Schema } from 'mongoose';
import { defineModel, type Connection, type Model, type Tx } from '../platform/database.js';
import type { Clock } from '../platform/clock.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { OwnScope } from '../policy.js';
import { dictatedSchema } from './round.store.js';
import {
  createDraftSave,
  idOf,
  reachable,
  unlessShut,
  type DraftOwner,
  type DraftSave,
  type DraftSaved,
  type OwnDraft,
} from './draft-save.js';
import type { Ratings } from './rating.js';
import { isEmpty, type Texts } from './texts.js';
import type { Dictated, DraftRecord } from './turn.js';

const draftSchema = new Schema<DraftRecord>({
  _id: String,
  personId: { type: String, required: true, index: true },
  form: { type: String, required: true },
  texts: { type: Schema.Types.Mixed, required: true },
  ratings: { type: Schema.Types.Mixed, default: {} },
  dictated: { type: dictatedSchema, default: null },
  rev: { type: Number, required: true },
  lastKey: { type: String, default: '' },
  emptied: { type: Number, default: 0 },
  open: { type: Boolean, required: true },
  opensAt: { type: Date, default: null },
  savedAt: { type: Date, required: true },
  since: { type: Date, required: true },
});

/** Texts to go on from, and when the oldest of them were written. */
export interface DraftStart {
  texts: Texts;
  ratings?: Ratings;
  dictated?: Dictated | null;
  since: Date;
  now: Date;
  /** Opens then, not at once: until then the draft is handed in for all who ask. */
  opensAt?: Date;
  /** Its writer put words of their own in, so that it is not untouched. */
  isWritten?: boolean;
}

export interface DraftStore {
  /** Outside a transaction, read with all else of the moment. */
  find(owner: OwnDraft, tx?: Tx): Promise<DraftRecord | null>;
  /** Whether there is an open draft that is shut to the account of its writer. */
  isShut(owner: OwnDraft, tx?: Tx): Promise<boolean>;
  /** Saves the named texts in one write; null when the draft was changed elsewhere or is handed in. */
  save(owner: OwnDraft, save: DraftSave): Promise<DraftSaved | null>;
  /** Those of a person whose form begins like this, the greatest name first, from behind a name on. */
  list(
    owner: Pick<OwnScope, 'personId' | 'notBefore'>,
    named: { start: string; behind: string | null; limit: number },
  ): Promise<DraftRecord[]>;
  /** Deletes it as it was at this revision; false when it was changed meanwhile, or is not there. */
  remove(tx: Tx, owner: OwnDraft, rev: number): Promise<boolean>;
  /** Hands a draft in: empties it and raises its revision, so that a late save finds nothing to change. */
  close(tx: Tx, owner: DraftOwner, now: Date): Promise<void>;
  /** Opens a draft with texts to go on from. */
  reopen(tx: Tx, owner: DraftOwner, start: DraftStart): Promise<void>;
  /** Closes a draft that was opened with texts to go on from; false when somebody has written in it since. */
  closeUntouched(tx: Tx, owner: DraftOwner, now: Date): Promise<boolean>;
  exportOf(personId: string): Promise<DraftRecord[]>;
  erase(personId: string): Promise<void>;
}

const mostDrafts = 10_000;
const ever = new Date(0);

type Fields = Pick<
  DraftRecord,
  'texts' | 'ratings' | 'dictated' | 'open' | 'savedAt' | 'since' | 'opensAt' | 'lastKey'
>;

const nothing = { texts: {}, ratings: {}, dictated: null };

const closed = (now: Date): Fields => ({
  ...{ ...nothing, open: false, savedAt: now },
  ...{ since: now, opensAt: null, lastKey: '' },
});

const handing = (Drafts: Model<DraftRecord>) => {
  const put = async (tx: Tx, owner: DraftOwner, fields: Fields): Promise<void> => {
    const update = {
      $set: fields,
      $setOnInsert: { personId: owner.personId, form: owner.form },
      $inc: { rev: 1, emptied: isEmpty(fields.texts) ? 1 : 0 },
    };
    await Drafts.updateOne({ _id: idOf(owner) }, update, { upsert: true })
      .session(tx)
      .exec();
  };
  return {
    close: (tx: Tx, owner: DraftOwner, now: Date) => put(tx, owner, closed(now)),
    reopen: (tx: Tx, owner: DraftOwner, { now, opensAt, isWritten, ...start }: DraftStart) =>
      put(tx, owner, {
        ...{ ...nothing, ...start, open: true },
        ...{ savedAt: opensAt ?? now, opensAt: opensAt ?? null },
        lastKey: isWritten ? 'written' : '',
      }),
    async closeUntouched(tx: Tx, owner: DraftOwner, now: Date): Promise<boolean> {
      const untouched = { _id: idOf(owner), lastKey: '' };
      const update = { $set: closed(now), $inc: { rev: 1 } };
      return (await Drafts.updateOne(untouched, update).session(tx).exec()).matchedCount === 1;
    },
  };
};

/** One that opens later is handed in until then, and holds nothing. */
const asOf = (draft: DraftRecord | null, now: Date): DraftRecord | null =>
  draft?.opensAt && draft.opensAt > now ? { ...draft, open: false, texts: {} } : draft;

export const createDraftStore = (db: Connection, clock: Clock): DraftStore => {
  const Drafts = defineModel(db, { name: 'Draft', collection: 'drafts', schema: draftSchema });
  const byId = createLookupOfOne<DraftRecord>(db, { collection: 'drafts', by: '_id' });
  return {
    async find(owner, tx) {
      if (!tx) {
        const draft = await byId(idOf(owner));
        return draft && draft.since > (owner.notBefore ?? ever) ? asOf(draft, clock.now()) : null;
      }
      const draft = await Drafts.findOne(reachable(owner)).session(tx).lean<DraftRecord>().exec();
      return asOf(draft, clock.now());
    },
    isShut: async ({ notBefore, ...owner }, tx) =>
      notBefore !== null &&
      (await Drafts.exists({ _id: idOf(owner), open: true, since: { $lte: notBefore } })
        .session(tx ?? null)
        .exec()) !== null,
    save: createDraftSave(Drafts, byId),
    list: ({ personId, notBefore }, { start, behind, limit }) => {
      // Ids are `person:form`: a range of them is a list without another index.
      const from = idOf({ personId, form: start });
      const to = idOf({ personId, form: behind ?? `${start}\uffff` });
      return Drafts.find({ _id: { $gte: from, $lt: to }, ...unlessShut(notBefore) })
        .sort({ _id: -1 })
        .limit(limit)
        .lean()
        .exec();
    },
    remove: async (tx, owner, rev) =>
      (
        await Drafts.deleteOne({ ...reachable(owner), rev })
          .session(tx)
          .exec()
      ).deletedCount === 1,
    ...handing(Drafts),
    exportOf: (personId) => Drafts.find({ personId }).limit(mostDrafts).lean().exec(),
    async erase(personId) {
      await Drafts.deleteMany({ personId }).exec();
    },
  };
};
