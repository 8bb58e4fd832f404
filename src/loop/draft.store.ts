import { Schema } from 'mongoose';
import {
  defineModel,
  isDuplicate,
  type Connection,
  type Model,
  type Tx,
} from '../platform/database.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { OwnScope } from '../policy.js';
import type { Texts } from './texts.js';
import type { DraftRecord } from './turn.js';

const draftSchema = new Schema<DraftRecord>({
  _id: String,
  personId: { type: String, required: true, index: true },
  form: { type: String, required: true },
  texts: { type: Schema.Types.Mixed, required: true },
  rev: { type: Number, required: true },
  lastKey: { type: String, default: '' },
  open: { type: Boolean, required: true },
  savedAt: { type: Date, required: true },
  since: { type: Date, required: true },
});

/** Whose draft of which form. */
export interface DraftOwner {
  personId: string;
  form: string;
}

/** A draft as its writer reaches it, who alone reads it; not where its words are shut to their account. */
export type OwnDraft = DraftOwner & Pick<OwnScope, 'notBefore'>;

/** Texts to go on from, and when the oldest of them were written. */
export interface DraftStart {
  texts: Texts;
  since: Date;
  now: Date;
}

export interface DraftSave {
  texts: Texts;
  /** The revision the texts were written on; 0 for the first save. */
  rev: number;
  key: string;
  now: Date;
  /** A whole form follows its own autosaves, whatever their revision; a single prompt must name the right one. */
  whole: boolean;
}

export interface DraftStore {
  /** Outside a transaction, read with all else of the moment. */
  find(owner: OwnDraft, tx?: Tx): Promise<DraftRecord | null>;
  /** Whether there is an open draft that is shut to the account of its writer. */
  isShut(owner: OwnDraft, tx?: Tx): Promise<boolean>;
  /** Saves the named texts in one write; null when the draft was changed elsewhere or is handed in. */
  save(owner: OwnDraft, save: DraftSave): Promise<DraftRecord | null>;
  /** Hands a draft in: empties it and raises its revision, so that a late save finds nothing to change. */
  close(tx: Tx, owner: DraftOwner, now: Date): Promise<void>;
  /** Opens a draft with texts to go on from. */
  reopen(tx: Tx, owner: DraftOwner, start: DraftStart): Promise<void>;
  exportOf(personId: string): Promise<DraftRecord[]>;
  erase(personId: string): Promise<void>;
}

const mostDrafts = 1_000;
const ever = new Date(0);
const reachable = ({ personId, form, notBefore }: OwnDraft) => ({
  _id: idOf({ personId, form }),
  personId,
  ...(notBefore ? { since: { $gt: notBefore } } : {}),
});

const idOf = ({ personId, form }: DraftOwner): string => `${personId}:${form}`;

const changeOf = ({ texts, key, now }: DraftSave): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(texts).map(([id, text]) => [`texts.${id}`, text])),
  lastKey: key,
  savedAt: now,
});

const firstSave = async (
  Drafts: Model<DraftRecord>,
  owner: OwnDraft,
  save: DraftSave,
): Promise<DraftRecord | null> => {
  const { texts, key, now } = save;
  const { personId, form } = owner;
  const record = {
    _id: idOf(owner),
    personId,
    form,
    texts,
    rev: 1,
    lastKey: key,
    open: true,
    savedAt: now,
    since: now,
  };
  try {
    return (await Drafts.create(record)).toObject();
  } catch (error) {
    if (isDuplicate(error)) return save.whole ? nextSave(Drafts, owner, save) : null;
    throw error;
  }
};

const nextSave = (
  Drafts: Model<DraftRecord>,
  owner: OwnDraft,
  save: DraftSave,
): Promise<DraftRecord | null> => {
  const mine = save.whole ? { $or: [{ rev: save.rev }, { lastKey: save.key }] } : { rev: save.rev };
  return Drafts.findOneAndUpdate(
    { ...reachable(owner), open: true, ...mine },
    { $set: changeOf(save), $inc: { rev: 1 } },
    { returnDocument: 'after' },
  )
    .lean()
    .exec();
};

const handing = (Drafts: Model<DraftRecord>) => {
  const put = async (
    tx: Tx,
    owner: DraftOwner,
    fields: Pick<DraftRecord, 'texts' | 'open' | 'savedAt' | 'since'>,
  ): Promise<void> => {
    const update = {
      $set: { ...fields, lastKey: '' },
      $setOnInsert: { ...owner },
      $inc: { rev: 1 },
    };
    await Drafts.updateOne({ _id: idOf(owner) }, update, { upsert: true })
      .session(tx)
      .exec();
  };
  return {
    close: (tx: Tx, owner: DraftOwner, now: Date) =>
      put(tx, owner, { texts: {}, open: false, savedAt: now, since: now }),
    reopen: (tx: Tx, owner: DraftOwner, { texts, since, now }: DraftStart) =>
      put(tx, owner, { texts, open: true, savedAt: now, since }),
  };
};

export const createDraftStore = (db: Connection): DraftStore => {
  const Drafts = defineModel(db, { name: 'Draft', collection: 'drafts', schema: draftSchema });
  const byId = createLookupOfOne<DraftRecord>(db, { collection: 'drafts', by: '_id' });
  return {
    async find(owner, tx) {
      if (tx) return Drafts.findOne(reachable(owner)).session(tx).lean().exec();
      const draft = await byId(idOf(owner));
      return draft && draft.since > (owner.notBefore ?? ever) ? draft : null;
    },
    isShut: async ({ notBefore, ...owner }, tx) =>
      notBefore !== null &&
      (await Drafts.exists({ _id: idOf(owner), open: true, since: { $lte: notBefore } })
        .session(tx ?? null)
        .exec()) !== null,
    save: (owner, save) => (save.rev === 0 ? firstSave : nextSave)(Drafts, owner, save),
    ...handing(Drafts),
    exportOf: (personId) => Drafts.find({ personId }).limit(mostDrafts).lean().exec(),
    async erase(personId) {
      await Drafts.deleteMany({ personId }).exec();
    },
  };
};
