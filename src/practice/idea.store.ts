import { Schema } from 'mongoose';
import type { Clock } from '../platform/clock.js';
import { createBulk, type BulkDone } from '../platform/bulk.js';
import {
  defineModel,
  isAdded,
  isDuplicate,
  type Connection,
  type Model,
} from '../platform/database.js';
import { createLookup, createLookupOfOne } from '../platform/lookup.js';
import { insertTogether, updateTogether } from '../platform/writes.js';
import type { OwnScope, ReaderScope } from '../policy.js';
import { changeKey, type IdeaChange, type IdeaRecord } from './idea.js';
import { ideasOn, newSheet, sheetIdOf, writesOf, type IdeaSheet } from './idea-sheet.js';

const sheetSchema = new Schema<IdeaSheet>({
  _id: String,
  personId: { type: String, required: true, index: true },
  quizId: { type: String, required: true },
  ideas: { type: Schema.Types.Mixed, required: true },
  coming: { type: Schema.Types.Mixed, required: true },
});

export type WaitingIdea = Pick<IdeaRecord, '_id' | 'quizId' | 'questionId' | 'step' | 'dueAt'>;

export type ChangedIdea = IdeaRecord & { changed: NonNullable<IdeaRecord['changed']> };

/** Where a page ends; the next one begins behind it. */
export interface TimeMark {
  at: Date;
  id: string;
}

/** When an idea comes back. */
export interface ComingIdea {
  _id: string;
  dueAt: Date;
}

export interface IdeaStore {
  /** Those of these ideas that the person has. */
  known(scope: OwnScope, ids: readonly string[]): Promise<IdeaRecord[]>;
  /** Writes the first ideas that somebody has from a quiz; false where there are some already: they are to be read. */
  begin(ideas: readonly IdeaRecord[]): Promise<boolean>;
  /** Writes all; false when one may have been changed since it was read: then nothing is sure, and all is to be read again. Those of one tick go out as one. */
  save(changes: readonly IdeaChange[]): Promise<boolean>;
  /** Of one learner's of a quiz, those that belong to a cohort of the reader; read with all else of the moment. */
  ofLearner(scope: ReaderScope, of: { personId: string; quizId: string }): Promise<IdeaRecord[]>;
  /** What is due now, the longest due first. */
  due(scope: OwnScope): Promise<WaitingIdea[]>;
  /** Every idea of the person: first those that stick, then by day. */
  all(scope: OwnScope): Promise<WaitingIdea[]>;
  /** What is due now or later; read with all else of the moment, and without the ideas themselves. */
  coming(scope: OwnScope): Promise<ComingIdea[]>;
  /** Where a mind was changed: the latest first, from behind a mark on. */
  changed(scope: OwnScope, page: { after: TimeMark | null; limit: number }): Promise<ChangedIdea[]>;
  exportOf(personId: string): Promise<IdeaRecord[]>;
  erase(personId: string): Promise<void>;
}

export const createIdeaStore = (db: Connection, clock: Clock): IdeaStore => {
  const Sheets = defineModel(db, { name: 'IdeaSheet', collection: 'ideas', schema: sheetSchema });
  const calendarOf = createLookup<Pick<IdeaSheet, '_id' | 'coming'>>(db, {
    collection: 'ideas',
    by: 'personId',
    fields: { personId: 1, coming: 1 },
  });
  const byId = createLookupOfOne<IdeaSheet>(db, { collection: 'ideas', by: '_id' });
  const ofPerson = createLookup<IdeaSheet>(db, { collection: 'ideas', by: 'personId' });
  const add = createBulk<IdeaSheet>((sheets) => insertTogether(Sheets, sheets));
  const write = createBulk<readonly IdeaChange[]>((groups) => saveAll(Sheets, groups.flat()));
  const all = async (personId: string): Promise<IdeaRecord[]> =>
    (await ofPerson(personId)).flatMap(ideasOn).sort(byDay);
  return {
    async known({ personId }, ids) {
      const sheets = await Promise.all([...new Set(ids.map(sheetIdOf))].map(byId));
      const ideas = sheets.flatMap((sheet) => (sheet?.personId === personId ? ideasOn(sheet) : []));
      return ideas.filter(({ _id }) => ids.includes(_id));
    },
    async begin(ideas) {
      const sheet = newSheet(ideas);
      return sheet !== null && isAdded(() => add(sheet));
    },
    save: async (changes) => changes.length === 0 || write(changes),
    async ofLearner({ cohortIds }, { personId, quizId }) {
      const sheet = await byId(`${personId}:${quizId}`);
      const ideas = sheet?.personId === personId ? ideasOn(sheet) : [];
      return ideas.filter(({ cohortId }) => cohortIds.includes(cohortId));
    },
    async due({ personId }) {
      const now = clock.now();
      return (await all(personId)).filter(({ dueAt }) => dueAt !== null && dueAt <= now);
    },
    all: ({ personId }) => all(personId),
    coming: async ({ personId }) =>
      (await calendarOf(personId)).flatMap(({ _id, coming }) =>
        Object.entries(coming).map(([questionId, dueAt]) => ({
          _id: `${_id}:${questionId}`,
          dueAt,
        })),
      ),
    async changed({ personId, notBefore }, { after, limit }) {
      const before = after && changeKey(after.at, after.id);
      return (
        (await all(personId))
          .filter(isChanged)
          .filter(({ changed }) => before === null || changed.key < before)
          // What was said before a door was shut is left out whole: now without then says what then was.
          .filter(({ firstMiss }) => notBefore === null || firstMiss.at > notBefore)
          .sort((one, other) => (one.changed.key < other.changed.key ? 1 : -1))
          .slice(0, limit)
      );
    },
    exportOf: all,
    async erase(personId) {
      await Sheets.deleteMany({ personId });
    },
  };
};

const isChanged = (idea: IdeaRecord): idea is ChangedIdea => idea.changed !== null;

/** Those that stick have no day and come first. */
const byDay = (one: IdeaRecord, other: IdeaRecord): number =>
  (one.dueAt?.getTime() ?? 0) - (other.dueAt?.getTime() ?? 0) || (one._id < other._id ? -1 : 1);

/** Somebody made the sheet at the same moment: that is to be read anew. Any other error is one. */
const saveAll = async (
  Sheets: Model<IdeaSheet>,
  changes: readonly IdeaChange[],
): Promise<BulkDone> => {
  const { allMatched, failed } = await updateTogether(Sheets, writesOf(changes));
  const error = [...failed.values()].find((one) => !isDuplicate(one));
  if (error) throw error;
  return { allMatched, failed: new Map() };
};
