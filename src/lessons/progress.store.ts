import { Schema } from 'mongoose';
import type { Lesson } from '../content/course.js';
import { createBulk } from '../platform/bulk.js';
import {
  defineModel,
  isAdded,
  type Connection,
  type Model,
  type Tx,
} from '../platform/database.js';
import { createLookupOfOne, createLookupOfPart, type LookupOf } from '../platform/lookup.js';
import { updateTogether, type UpdateWrite } from '../platform/writes.js';
import type { OwnScope } from '../policy.js';
import { partsOf, withMaps } from './lesson-part.js';
import {
  noProgress,
  sectionKey,
  type EarnedNote,
  type PassedOnNote,
  type Progress,
} from './progress.js';
import { firstTryWrite, isEnough, tryUpdate, type TryResult } from './try-update.js';

/** One document for a person in a course; lessons, quizzes, the loop and tracks each write their own paths of it. */
export interface ProgressRecord extends Progress {
  /** `person:course` */
  _id: string;
  personId: string;
  courseId: string;
  /** The cohort of the latest change. */
  cohortId: string;
  /** The questions of each quiz that were held at least once, over all tries. Most pages leave them unread. */
  held: Readonly<Record<string, readonly string[]>>;
  /** What was earned for good, as the tracks write it. */
  earned: Record<string, EarnedNote>;
  updatedAt: Date;
}

/** Whose progress in which course, and the cohort and time of the change. */
export interface ProgressChange {
  courseId: string;
  cohortId: string;
  at: Date;
}

export interface SectionRef {
  slug: string;
  section: string;
}

const progressSchema = new Schema<ProgressRecord>({
  _id: String,
  personId: { type: String, required: true, index: true },
  courseId: { type: String, required: true },
  cohortId: { type: String, required: true },
  read: { type: Schema.Types.Mixed, default: {} },
  best: { type: Schema.Types.Mixed, default: {} },
  held: { type: Schema.Types.Mixed, default: {} },
  earned: { type: Schema.Types.Mixed, default: {} },
  reflections: { type: Schema.Types.Mixed, default: {} },
  passedOn: { type: Schema.Types.Mixed, default: { recorded: 0, confirmed: 0 } },
  rev: { type: Number, default: 0 },
  updatedAt: Date,
}).index({ cohortId: 1, updatedAt: 1 });

export interface ProgressStore {
  /** Empty progress for somebody who has not begun. Read with all else of the moment. */
  of(scope: OwnScope, courseId: string): Promise<Progress>;
  /** The same, with no more of it than there is to be told of one lesson. */
  inLesson(scope: OwnScope, courseId: string, lesson: Lesson): Promise<Progress>;
  /** The questions of a quiz that the person has held at least once. */
  heldIn(scope: OwnScope, quiz: { courseId: string; quizId: string }): Promise<readonly string[]>;
  /** Progress of several people by person, for lists; who has not begun is left out. */
  ofMany(personIds: readonly string[], courseId: string): Promise<ReadonlyMap<string, Progress>>;
  /** Marks a section as read; nothing changes when it is already. */
  markRead(scope: OwnScope, section: SectionRef, change: ProgressChange): Promise<void>;
  /** Takes the mark back; nothing changes when there is none. */
  unmarkRead(scope: OwnScope, section: SectionRef, change: ProgressChange): Promise<void>;
  /**
   * Adds a try and what it held; true where its quiz may be mastered now. Writing it again changes nothing. Those of one
   * moment go out as one.
   */
  addTry(personId: string, change: ProgressChange & TryResult): Promise<boolean>;
  /**
   * Notes where a reflection stands, or how much was passed on; belongs to the transaction that changed it. Gives the
   * progress as it is then.
   */
  note(tx: Tx, scope: Pick<OwnScope, 'personId'>, noted: Noted): Promise<Progress>;
  /** Writes down that a track was earned; nothing changes where it is already. */
  earn(tx: Tx | null, scope: Pick<OwnScope, 'personId'>, earned: Earned): Promise<void>;
  /** Notes that a reflection was begun; nothing changes where more is noted already. */
  noteBegun(scope: OwnScope, noted: ReflectionNoted): Promise<void>;
  exportOf(personId: string): Promise<ProgressRecord[]>;
  erase(personId: string): Promise<void>;
}

export type Noted = ReflectionNoted | (ProgressChange & { passedOn: PassedOnNote });

export interface Earned extends Omit<EarnedNote, 'at'>, Omit<ProgressChange, 'cohortId'> {
  track: string;
}

export interface ReflectionNoted extends ProgressChange {
  lesson: string;
  note: object;
}

type Held = Pick<ProgressRecord, 'held'>;

const ofOne = { collection: 'progress', by: '_id' };
/** Whose it is and when it changed, no page of theirs reads. */
const forPages: LookupOf = {
  ...ofOne,
  fields: { held: 0, personId: 0, courseId: 0, cohortId: 0, updatedAt: 0 },
};

const idOf = (personId: string, courseId: string): string => `${personId}:${courseId}`;

/** What the transactions of other features write down of themselves. */
const noting = (All: Model<ProgressRecord>): Pick<ProgressStore, 'note' | 'earn'> => ({
  async note(session, scope, noted) {
    const { $set, ...update } = bookkeeping(scope, noted);
    const change =
      'lesson' in noted
        ? { [`reflections.${noted.lesson}`]: noted.note }
        : { passedOn: noted.passedOn };
    const _id = idOf(scope.personId, noted.courseId);
    const options = { upsert: true, session, returnDocument: 'after' } as const;
    const written = await All.findOneAndUpdate(
      { _id },
      { ...update, $set: { ...$set, ...change } },
      options,
    )
      .lean<ProgressRecord>()
      .exec();
    return written ?? noProgress;
  },
  async earn(session, { personId }, { courseId, track, ...note }) {
    const path = `earned.${track}`;
    const filter = { _id: idOf(personId, courseId), [path]: { $exists: false } };
    const update = { $set: { [path]: note }, $inc: { rev: 1 } };
    await All.updateOne(filter, update).session(session);
  },
});

const adding = (All: Model<ProgressRecord>): Pick<ProgressStore, 'addTry'> => {
  const write = createBulk<UpdateWrite>((writes) => updateTogether(All, writes));
  return {
    async addTry(personId, change) {
      const it = { personId, ...change };
      const _id = idOf(personId, change.courseId);
      // Most tries are first ones, for which the database need not work out what is new.
      if (change.n === 1 && (await isAdded(() => write(firstTryWrite(_id, it)))))
        return isEnough(change);
      const any = { filter: { _id }, update: tryUpdate(it), upsert: true };
      // Somebody may make the document at this moment.
      if (!(await isAdded(() => write(any)))) await write(any);
      return true;
    },
  };
};

export const createProgressStore = (db: Connection): ProgressStore => {
  const All = defineModel(db, {
    name: 'Progress',
    collection: 'progress',
    schema: progressSchema,
  });
  const byId = createLookupOfOne<Progress>(db, forPages);
  const partById = createLookupOfPart<Progress>(db, forPages);
  const heldById = createLookupOfOne<Held>(db, { ...ofOne, fields: { held: 1 } });
  const setOnce = async (
    { personId }: OwnScope,
    change: ProgressChange,
    { path, value }: { path: string; value: unknown },
  ): Promise<void> => {
    const filter = { _id: idOf(personId, change.courseId), [path]: { $exists: false } };
    const update = bookkeeping({ personId }, change);
    const set = { ...update, $set: { ...update.$set, [path]: value } };
    const isSet = await isAdded(() => All.updateOne(filter, set, { upsert: true }).exec());
    // The document exists: either it is set already, or somebody made it at this moment.
    if (!isSet) await All.updateOne(filter, set);
  };
  return {
    of: async ({ personId }, courseId) => (await byId(idOf(personId, courseId))) ?? noProgress,
    inLesson: async ({ personId }, courseId, lesson) =>
      withMaps(await partById(idOf(personId, courseId), partsOf(lesson))),
    heldIn: async ({ personId }, { courseId, quizId }) =>
      (await heldById(idOf(personId, courseId)))?.held?.[quizId] ?? [],
    async ofMany(personIds, courseId) {
      const ids = personIds.map((personId) => idOf(personId, courseId));
      const found = await All.find({ _id: { $in: ids } }, { held: 0 })
        .lean<ProgressRecord[]>()
        .exec();
      return new Map(found.map((record) => [record.personId, record]));
    },
    markRead: (scope, { slug, section }, change) =>
      setOnce(scope, change, { path: `read.${sectionKey(slug, section)}`, value: change.at }),
    async unmarkRead(scope, { slug, section }, change) {
      const path = `read.${sectionKey(slug, section)}`;
      const { $set, $inc } = bookkeeping(scope, change);
      const _id = idOf(scope.personId, change.courseId);
      await All.updateOne(
        { _id, [path]: { $exists: true } },
        { $set, $inc, $unset: { [path]: 1 } },
      );
    },
    ...adding(All),
    ...noting(All),
    noteBegun: (scope, { lesson, note, ...change }) =>
      setOnce(scope, change, { path: `reflections.${lesson}`, value: note }),
    exportOf: (personId) => All.find({ personId }).lean<ProgressRecord[]>().exec(),
    async erase(personId) {
      await All.deleteMany({ personId });
    },
  };
};

const bookkeeping = (
  { personId }: Pick<OwnScope, 'personId'>,
  { courseId, cohortId, at }: ProgressChange,
) => ({
  $set: { cohortId, updatedAt: at },
  $setOnInsert: { personId, courseId },
  $inc: { rev: 1 },
});
