import { Schema } from 'mongoose';
import { createBatch } from '../platform/batch.js';
import {
  defineModel,
  isDuplicate,
  type Connection,
  type Model,
  type Tx,
} from '../platform/database.js';
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
});

/** Whose draft of which form. Drafts are read by their writer alone. */
export interface DraftOwner {
  personId: string;
  form: string;
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

export interface OpenDrafts {
  personId: string;
  drafts: Pick<DraftRecord, 'form' | 'savedAt'>[];
}

export interface DraftStore {
  find(owner: DraftOwner, tx?: Tx): Promise<DraftRecord | null>;
  /** Saves the named texts in one write; null when the draft was changed elsewhere or is handed in. */
  save(owner: DraftOwner, save: DraftSave): Promise<DraftRecord | null>;
  /** Hands a draft in: empties it and raises its revision, so that a late save finds nothing to change. */
  close(tx: Tx, owner: DraftOwner, now: Date): Promise<void>;
  /** Opens a draft with texts to go on from. */
  reopen(tx: Tx, owner: DraftOwner, start: { texts: Texts; now: Date }): Promise<void>;
  /** Of a batch: which forms a person has begun, without their words. */
  openOf(personId: string): Promise<OpenDrafts | null>;
  exportOf(personId: string): Promise<DraftRecord[]>;
  erase(personId: string): Promise<void>;
}

const mostDrafts = 1_000;
const idOf = ({ personId, form }: DraftOwner): string => `${personId}:${form}`;

const changeOf = ({ texts, key, now }: DraftSave): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(texts).map(([id, text]) => [`texts.${id}`, text])),
  lastKey: key,
  savedAt: now,
});

const firstSave = async (
  Drafts: Model<DraftRecord>,
  owner: DraftOwner,
  save: DraftSave,
): Promise<DraftRecord | null> => {
  const { texts, key, now } = save;
  const record = {
    _id: idOf(owner),
    ...owner,
    texts,
    rev: 1,
    lastKey: key,
    open: true,
    savedAt: now,
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
  owner: DraftOwner,
  save: DraftSave,
): Promise<DraftRecord | null> => {
  const mine = save.whole ? { $or: [{ rev: save.rev }, { lastKey: save.key }] } : { rev: save.rev };
  return Drafts.findOneAndUpdate(
    { _id: idOf(owner), personId: owner.personId, open: true, ...mine },
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
    fields: Pick<DraftRecord, 'texts' | 'open' | 'savedAt'>,
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
      put(tx, owner, { texts: {}, open: false, savedAt: now }),
    reopen: (tx: Tx, owner: DraftOwner, { texts, now }: { texts: Texts; now: Date }) =>
      put(tx, owner, { texts, open: true, savedAt: now }),
  };
};

const openDrafts = (Drafts: Model<DraftRecord>) =>
  createBatch<OpenDrafts>(
    async (people) => {
      const filter = { personId: { $in: people }, open: true };
      const drafts = await Drafts.find(filter, { personId: 1, form: 1, savedAt: 1 }).lean().exec();
      return people.map((personId) => ({
        personId,
        drafts: drafts.filter((draft) => draft.personId === personId),
      }));
    },
    ({ personId }) => personId,
  );

export const createDraftStore = (db: Connection): DraftStore => {
  const Drafts = defineModel(db, { name: 'Draft', collection: 'drafts', schema: draftSchema });
  return {
    find: (owner, tx) =>
      Drafts.findOne({ _id: idOf(owner), personId: owner.personId })
        .session(tx ?? null)
        .lean()
        .exec(),
    save: (owner, save) => (save.rev === 0 ? firstSave : nextSave)(Drafts, owner, save),
    ...handing(Drafts),
    openOf: openDrafts(Drafts),
    exportOf: (personId) => Drafts.find({ personId }).limit(mostDrafts).lean().exec(),
    async erase(personId) {
      await Drafts.deleteMany({ personId }).exec();
    },
  };
};
