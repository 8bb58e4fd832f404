/**
 * One turn of the loop, as pure rules: who may do what in which state, and where it leads. A turn belongs to one
 * person and one lesson; its rounds are numbered from 1.
 *
 *     draft n ─submit→ waiting n ─open→ opened n ─deeper→ returned n ─submit→ waiting n+1
 *        ↑───takeBack────┘                 │ ↺ comment     ↑ reconsider
 *                                          │               ↓ (until the learner acts)
 *                                          └─ready→ ready ─commit→ committed ─fallDue→ due
 *                                                     ↑───cancel──────┘ ↺ change       │
 *                                                                     ↑ newDate        │ did, partly, notYet
 *          the next turn's draft 1 ←thinkAgain─┐                      │                ↓
 *                                              └──────────────────────┴────────────── told ─handOn→ handedOn
 *
 * Beside it runs a thread: from the first reply on the learner may `answer` in any state, which moves nothing else; it
 * waits for an instructor until one replies, or closes it (`noAnswer`). A reply counts for its learner only once its
 * seal is over: `seal.ts`. A new date and another turn are open after *partly* and *not yet* only, and one of them once.
 * `explain` adds to what was told, and moves nothing. What the other person says of a hand-on stands in its record.
 */
export const turnStates = [
  'draft',
  'waiting',
  'opened',
  'returned',
  'ready',
  'committed',
  'due',
  'told',
  'handedOn',
] as const;
export type TurnState = (typeof turnStates)[number];

export const actKinds = [
  'submit',
  'takeBack',
  'open',
  'comment',
  'answer',
  'noAnswer',
  'deeper',
  'ready',
  'reconsider',
  'commit',
  'change',
  'cancel',
  'fallDue',
  'did',
  'partly',
  'notYet',
  'explain',
  'newDate',
  'thinkAgain',
  'handOn',
] as const;
export type ActKind = (typeof actKinds)[number];

/** What an instructor's reply says about the round. Only a comment leaves it undecided. */
export const verdicts = ['comment', 'deeper', 'ready'] as const;
export type Verdict = (typeof verdicts)[number];

/** How what somebody had set out to do went. */
export const results = ['did', 'partly', 'notYet'] as const;
export type Result = (typeof results)[number];

export interface Position {
  state: TurnState;
  round: number;
  /** A comment was sent and the learner's answer to it is awaited. */
  asked: boolean;
  /** What was told left something to do: a new date, or another turn. */
  unfinished: boolean;
  /** The learner has said something to a reply, and nobody has answered that or closed it. */
  replied: boolean;
  /** The verdict is the last word: its learner has done nothing since. */
  fresh: boolean;
}

export type Party = 'learner' | 'instructor' | 'mentee' | 'nobody';

/** Where a turn stands before anything was sent. */
export const beginning: Position = {
  ...{ state: 'draft', round: 1, asked: false, unfinished: false },
  ...{ replied: false, fresh: false },
};

type Way = (at: Position) => Position | null;

/** What is open with the learner's word stays open, wherever the turn goes. */
const to =
  (state: TurnState): Way =>
  ({ round, replied }) => ({ ...beginning, state, round, replied });

const toToldUnfinished: Way = (at) => ({ ...at, state: 'told', unfinished: true });

const ifUnfinished =
  (way: Way): Way =>
  (at) =>
    at.unfinished ? way(at) : null;

const stay: Way = (at) => at;

/** A verdict answers all that was said before it. */
const decide =
  (state: TurnState): Way =>
  ({ round }) => ({ ...beginning, state, round, fresh: true });

const ifFresh =
  (way: Way): Way =>
  (at) =>
    at.fresh ? way(at) : null;

/** Whether an instructor has said anything in this turn. */
const hasReply = ({ state, round, asked, replied }: Position): boolean =>
  round > 1 || asked || replied || !['draft', 'waiting', 'opened'].includes(state);

const answer: Way = (at) =>
  hasReply(at) ? { ...at, asked: false, replied: true, fresh: false } : null;

const hush: Way = (at) => (at.replied ? { ...at, replied: false } : null);

/** What may be said beside a turn that waits for no verdict. */
const talk = { answer, comment: hush, noAnswer: hush };

const ways: Record<TurnState, Partial<Record<ActKind, Way>>> = {
  draft: { ...talk, submit: to('waiting') },
  waiting: { answer, takeBack: to('draft'), open: to('opened') },
  opened: {
    answer,
    comment: (at) => ({ ...at, asked: true, replied: false }),
    deeper: decide('returned'),
    ready: decide('ready'),
  },
  returned: {
    ...talk,
    submit: (at) => to('waiting')({ ...at, round: at.round + 1 }),
    reconsider: ifFresh(decide('ready')),
  },
  ready: { ...talk, commit: to('committed'), reconsider: ifFresh(decide('returned')) },
  committed: { ...talk, change: stay, cancel: to('ready'), fallDue: to('due') },
  due: { ...talk, did: to('told'), partly: toToldUnfinished, notYet: toToldUnfinished },
  told: {
    ...talk,
    explain: stay,
    newDate: ifUnfinished(to('committed')),
    thinkAgain: ifUnfinished(to('told')),
    handOn: to('handedOn'),
  },
  handedOn: { ...talk, explain: stay },
};

/** Where an act leads, or null where it is not open: a later press of the same button, or one who came second. */
export const next = (at: Position, act: ActKind): Position | null =>
  ways[at.state][act]?.(at) ?? null;

/** Whose act is awaited. Somebody who told how it went may rest there. */
export const actsNext = ({ state, asked }: Position): Party => {
  if (state === 'waiting' || (state === 'opened' && !asked)) return 'instructor';
  if (state === 'handedOn') return 'mentee';
  return state === 'told' ? 'nobody' : 'learner';
};

/** Whether an instructor is to answer something: a round without a verdict, or a word of the learner's. */
export const awaitsInstructor = ({ state, asked, replied }: Position): boolean =>
  state === 'waiting' || (state === 'opened' && !asked) || replied;

const instructorsActs: readonly ActKind[] = [
  ...(['open', 'comment', 'noAnswer', 'deeper', 'ready', 'reconsider'] as const),
];

/** Who alone may do an act; nobody does what the day itself does. */
export const partyOf = (act: ActKind): Party => {
  if (act === 'fallDue') return 'nobody';
  return instructorsActs.includes(act) ? 'instructor' : 'learner';
};

/** The number of the round that is being written, or null while a round is with the instructor or done. */
export const roundInWriting = ({ state, round }: Position): number | null => {
  if (state === 'draft') return round;
  return state === 'returned' ? round + 1 : null;
};

/**
 * A turn as it stands at `now`: a commitment whose day has come is due, whether or not anybody has written that down yet.
 */
export const asOf = (at: Position, dueAt: Date | null, now: Date): Position =>
  at.state === 'committed' && dueAt !== null && dueAt <= now ? (next(at, 'fallDue') ?? at) : at;

const acceptedStates: readonly TurnState[] = ['ready', 'committed', 'due', 'told', 'handedOn'];

/** Whether an instructor has found the turn ready for action. */
export const isAccepted = ({ state }: Pick<Position, 'state'>): boolean =>
  acceptedStates.includes(state);
