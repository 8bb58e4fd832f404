import { createBulk } from '../platform/bulk.js';
import { isDuplicate, type Model } from '../platform/database.js';
import { updateTogether, type UpdateWrite } from '../platform/writes.js';
import type { OwnScope } from '../policy.js';
import type { Ratings } from './rating.js';
import type { Texts } from './texts.js';
import type { DraftRecord } from './turn.js';

/** Whose draft of which form. */
export interface DraftOwner {
  personId: string;
  form: string;
}

/** A draft as its writer reaches it, who alone reads it; not where its words are shut to their account. */
export type OwnDraft = DraftOwner & Pick<OwnScope, 'notBefore'>;

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

/** What is told of a save: the revision to go on from. */
export type DraftSaved = Pick<DraftRecord, 'rev' | 'savedAt'>;

/** Leaves out what is shut to the account. */
export const unlessShut = (notBefore: Date | null) =>
  notBefore ? { since: { $gt: notBefore } } : {};

export const reachable = ({ personId, form, notBefore }: OwnDraft) => ({
  _id: idOf({ personId, form }),
  personId,
  ...unlessShut(notBefore),
});

export const idOf = ({ personId, form }: DraftOwner): string => `${personId}:${form}`;

const below = (path: string, named: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(named).map(([id, value]) => [`${path}.${id}`, value]));

const nextWrite = (owner: OwnDraft, save: DraftSave, mine: object) => ({
  filter: { open: true, opensAt: { $not: { $gt: save.now } }, ...reachable(owner), ...mine },
  update: {
    $set: {
      lastKey: save.key,
      savedAt: save.now,
      ...below('texts', save.texts),
      ...below('ratings', save.ratings ?? {}),
    },
    $inc: { rev: 1 },
  },
});

/** Whether a draft is what this save has made of it. */
const isAfter = (draft: DraftRecord, { texts, rev, key, now }: DraftSave): boolean =>
  draft.rev === rev + 1 &&
  draft.lastKey === key &&
  draft.savedAt.getTime() === now.getTime() &&
  Object.entries(texts).every(([id, text]) => draft.texts[id] === text);

/** Saves the named texts in one write; null when the draft was changed elsewhere or is handed in. */
export const createDraftSave = (
  Drafts: Model<DraftRecord>,
  byId: (id: string) => Promise<DraftRecord | null>,
): ((owner: OwnDraft, save: DraftSave) => Promise<DraftSaved | null>) => {
  const write = createBulk<UpdateWrite>((writes) => updateTogether(Drafts, writes));

  const saveWhole = (owner: OwnDraft, save: DraftSave): Promise<DraftSaved | null> => {
    const own = { $or: [{ rev: save.rev }, { lastKey: save.key }] };
    const { filter, update } = nextWrite(owner, save, own);
    return Drafts.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean().exec();
  };

  /** What is saved as it is typed, by many at once, is written together. */
  const savePrompt = async (owner: OwnDraft, save: DraftSave): Promise<DraftSaved | null> => {
    const { rev, now } = save;
    if (await write(nextWrite(owner, save, { rev }))) return { rev: rev + 1, savedAt: now };
    const draft = await byId(idOf(owner));
    return draft && isAfter(draft, save) ? draft : null;
  };

  const saveFirst = async (owner: OwnDraft, save: DraftSave): Promise<DraftSaved | null> => {
    const { texts, ratings = {}, key: lastKey, now } = save;
    const { personId, form } = owner;
    const record = {
      _id: idOf(owner),
      ...{ personId, form, texts, ratings, lastKey, rev: 1, open: true },
      ...{ savedAt: now, since: now },
    };
    try {
      return (await Drafts.create(record)).toObject();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return save.whole ? saveWhole(owner, save) : null;
    }
  };

  return (owner, save) => {
    if (save.rev === 0) return saveFirst(owner, save);
    return (save.whole ? saveWhole : savePrompt)(owner, save);
  };
};
