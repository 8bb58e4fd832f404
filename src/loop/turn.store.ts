import { defineModel, type Connection, type Model, type Tx } from '../platform/database.js';
import { createLookupOfOne } from '../platform/lookup.js';
import type { OwnScope, ReaderScope } from '../policy.js';
import type { Claim } from './claim.js';
import { claiming } from './claim.store.js';
import { createDesk, type DeskTurnStore } from './desk/desk.store.js';
import { createQueue, type QueueStore } from './queue.store.js';
import { learnersChange } from './seal.js';
import { createSeals, type SealStore, type WriteTurn } from './seal.store.js';
import { turnSchema } from './turn-schema.store.js';
import { isNamedOn, learnersTurn, type EventKind, type TurnRecord } from './turn.js';

export type TurnChange = Partial<Omit<TurnRecord, '_id' | 'personId' | 'rev' | 'seq'>>;

export interface TurnStore {
  queue: QueueStore;
  /** The person's latest turn of a lesson, as they see it at `now`. */
  current(
    scope: OwnScope,
    lesson: { courseId: string; lessonId: string },
    at: { now: Date; tx?: Tx },
  ): Promise<TurnRecord | null>;
  /** The turn of that number of a lesson. */
  numbered(
    scope: OwnScope,
    lesson: { courseId: string; lessonId: string },
    n: number,
  ): Promise<TurnRecord | null>;
  /** Turns whose day has come and which nobody has written down as due yet. */
  fallenDue(now: Date, limit: number): Promise<TurnRecord[]>;
  /** Writes down that a day has come. What pages show stays what it was, so the revision does. */
  fallDue(tx: Tx, turn: Pick<TurnRecord, '_id' | 'rev'>): Promise<TurnRecord | null>;
  findForReader(scope: ReaderScope, id: string, tx: Tx): Promise<TurnRecord | null>;
  /** The same, read with all else of the moment. */
  loadForReader(scope: ReaderScope, id: string): Promise<TurnRecord | null>;
  /** For what nobody asked for: mails and jobs. */
  load(id: string, tx?: Tx): Promise<TurnRecord | null>;
  add(tx: Tx, turn: TurnRecord): Promise<void>;
  /** Moves a turn on from the revision that was read; null when somebody else did before. */
  move(
    tx: Tx,
    turn: Pick<TurnRecord, '_id' | 'rev'>,
    change: TurnChange,
  ): Promise<TurnRecord | null>;
  /** Moves a turn on by its learner, as they see it: `learnersChange` says what that is under a seal. */
  act(
    tx: Tx,
    turn: TurnRecord,
    change: TurnChange & { kind: EventKind },
  ): Promise<TurnRecord | null>;
  seals: SealStore;
  desk: DeskTurnStore;
  /** Makes room for an event that moves nothing. */
  count(tx: Tx, id: string, change?: Pick<TurnChange, 'claim'>): Promise<TurnRecord | null>;
  /** Claims for a reply, or renews it, unless it is somebody else's. */
  claim(scope: ReaderScope, id: string, claim: Claim): Promise<void>;
  exportOf(personId: string): Promise<TurnRecord[]>;
  idsOf(personId: string): Promise<string[]>;
  erase(personId: string): Promise<void>;
}

/** A course has some dozens of lessons, and few turns of each; this bounds the read. */
const mostTurns = 500;

const reading = (Turns: Model<TurnRecord>, byId: (id: string) => Promise<TurnRecord | null>) => ({
  async current(
    { personId }: OwnScope,
    lesson: { courseId: string; lessonId: string },
    { now, tx }: { now: Date; tx?: Tx },
  ): Promise<TurnRecord | null> {
    const turn = await Turns.findOne({ personId, ...lesson })
      .sort({ n: -1 })
      .session(tx ?? null)
      .lean<TurnRecord>()
      .exec();
    return turn && learnersTurn(turn, now);
  },
  numbered: (
    { personId }: OwnScope,
    lesson: { courseId: string; lessonId: string },
    n: number,
  ): Promise<TurnRecord | null> =>
    Turns.findOne({ personId, ...lesson, n })
      .lean()
      .exec(),
  fallenDue: (now: Date, limit: number): Promise<TurnRecord[]> =>
    Turns.find({ state: 'committed', dueAt: { $lte: now } })
      .limit(limit)
      .lean()
      .exec(),
  findForReader: (
    { personId, cohortIds }: ReaderScope,
    id: string,
    tx: Tx,
  ): Promise<TurnRecord | null> =>
    Turns.findOne({ _id: id, readers: personId, cohortId: { $in: cohortIds } })
      .session(tx)
      .lean()
      .exec(),
  async loadForReader(scope: ReaderScope, id: string): Promise<TurnRecord | null> {
    const turn = await byId(id);
    return turn && isNamedOn(turn, scope) ? turn : null;
  },
  load: (id: string, tx?: Tx): Promise<TurnRecord | null> =>
    Turns.findById(id)
      .session(tx ?? null)
      .lean()
      .exec(),
});

/** Told of every turn that was begun or moved, inside the transaction. */
export type TurnNoted = (tx: Tx, turn: TurnRecord) => Promise<void>;

/** A turn that is still what it was when it was read. */
type Unmoved = Pick<TurnRecord, '_id' | 'rev'>;

const writing = (Turns: Model<TurnRecord>, noted: TurnNoted) => {
  const write: WriteTurn = async (tx, unmoved, update) => {
    const turn = await Turns.findOneAndUpdate(unmoved, update, { returnDocument: 'after' })
      .session(tx)
      .lean<TurnRecord>()
      .exec();
    if (turn) await noted(tx, turn);
    return turn;
  };
  const move = (tx: Tx, { _id, rev }: Unmoved, change: TurnChange): Promise<TurnRecord | null> =>
    write(tx, { _id, rev }, { $set: change, $inc: { rev: 1, seq: 1 } });
  return {
    async add(tx: Tx, turn: TurnRecord): Promise<void> {
      await Turns.create([turn], { session: tx });
      await noted(tx, turn);
    },
    move,
    act: (
      tx: Tx,
      turn: TurnRecord,
      { kind, ...change }: TurnChange & { kind: EventKind },
    ): Promise<TurnRecord | null> => move(tx, turn, learnersChange(turn, kind, change)),
    fallDue: (tx: Tx, { _id, rev }: Unmoved): Promise<TurnRecord | null> =>
      write(tx, { _id, rev, state: 'committed' }, { $set: { state: 'due' }, $inc: { seq: 1 } }),
    seals: createSeals(Turns, write),
    desk: createDesk(Turns, write),
    count: (
      tx: Tx,
      id: string,
      change: Pick<TurnChange, 'claim'> = {},
    ): Promise<TurnRecord | null> =>
      Turns.findOneAndUpdate(
        { _id: id },
        { $set: change, $inc: { seq: 1 } },
        { returnDocument: 'after' },
      )
        .session(tx)
        .lean()
        .exec(),
    claim: claiming(Turns),
  };
};

const privacy = (Turns: Model<TurnRecord>) => ({
  exportOf: (personId: string): Promise<TurnRecord[]> =>
    Turns.find({ personId }).limit(mostTurns).lean().exec(),
  idsOf: async (personId: string): Promise<string[]> =>
    (await Turns.find({ personId }, { _id: 1 }).lean().exec()).map(({ _id }) => _id),
  async erase(personId: string): Promise<void> {
    await Turns.deleteMany({ personId }).exec();
  },
});

export const createTurnStore = (db: Connection, noted: TurnNoted): TurnStore => {
  const Turns = defineModel(db, { name: 'Turn', collection: 'turns', schema: turnSchema });
  return {
    queue: createQueue(Turns),
    ...reading(Turns, createLookupOfOne(db, { collection: 'turns', by: '_id' })),
    ...writing(Turns, noted),
    ...privacy(Turns),
  };
};
