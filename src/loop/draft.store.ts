import { Schema } from 'mongoose';
import {
  defineModel,
  isDuplicate,
  type Connection,
  type Model,
  type Tx,
} from '../platform/database.js';
import type { Clock } from '../platform/clock.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { OwnScope } from '../policy.js';
import { dictatedSchema } from './round.store.js';
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
  ratings?: Ratings;
  dictated?: Dictated | null;
  since: Date;
  now: Date;
  /** Opens then, not at once: until then the draft is handed in for all who ask. */
  opensAt?: Date;
  /** Its writer put words of their own in, so that it is not untouched. */
  isWritten?: boolean;
}

export interface DraftSave {
  texts: Texts;
  /** Those that are named change, like the texts. */
  ratings?: Ratings;
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

/** Leaves out what is shut to the account. */
const unlessShut = (notBefore: Date | null) => (notBefore ? { since: { $gt: notBefore } } : {});

const reachable = ({ personId, form, notBefore }: OwnDraft) => ({
  _id: idOf({ personId, form }),
  personId,
  ...unlessShut(notBefore),
});

const idOf = ({ personId, form }: DraftOwner): string => `${personId}:${form}`;

const below = (path: string, named: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(named).map(([id, value]) => [`${path}.${id}`, value]));

const changeOf = ({ texts, ratings = {}, key, now }: DraftSave): Record<string, unknown> => ({
  ...below('texts', texts),
  ...below('ratings', ratings),
  lastKey: key,
  savedAt: now,
});

const firstSave = async (
  Drafts: Model<DraftRecord>,
  owner: OwnDraft,
  save: DraftSave,
): Promise<DraftRecord | null> => {
  const { texts, ratings = {}, key, now } = save;
  const { personId, form } = owner;
  const record = {
    ...{ _id: idOf(owner), personId, form },
    texts,
    ratings,
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
    { ...reachable(owner), open: true, opensAt: { $not: { $gt: save.now } }, ...mine },
    { $set: changeOf(save), $inc: { rev: 1 } },
    { returnDocument: 'after' },
  )
    .lean()
    .exec();
};

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
    save: (owner, save) => (save.rev === 0 ? firstSave : nextSave)(Drafts, owner, save),
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
