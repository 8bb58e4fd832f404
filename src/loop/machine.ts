/**
 * One turn of the loop, as pure rules: who may do what in which state, and where it leads. A turn belongs to one
 * person and one lesson; its rounds are numbered from 1.
 *
 *     draft n ─submit→ waiting n ─open→ opened n ─deeper→ returned n ─submit→ waiting n+1
 *        ↑───takeBack────┘                 │ ↺ comment, answer
 *                                          └─ready→ ready ─commit→ committed ─fallDue→ due
 *                                                     ↑───cancel──────┘ ↺ change       │
 *                                                                     ↑ newDate        │ did, partly, notYet
 *          the next turn's draft 1 ←thinkAgain─┐                      │                ↓
 *                                              └──────────────────────┴────────────── told ─handOn→ handedOn
 *
 * A new date and another turn are open after *partly* and *not yet* only, and one of them once. `explain` adds to what
 * was told, and moves nothing. What the other person says of a hand-on stands in the record of the hand-on.
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
  'deeper',
  'ready',
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
}

export type Party = 'learner' | 'instructor' | 'mentee' | 'nobody';

/** Where a turn stands before anything was sent. */
export const beginning: Position = { state: 'draft', round: 1, asked: false, unfinished: false };

type Way = (at: Position) => Position | null;

const to =
  (state: TurnState): Way =>
  ({ round }) => ({ state, round, asked: false, unfinished: false });

const toToldUnfinished: Way = ({ round }) => ({
  ...{ state: 'told', round },
  ...{ asked: false, unfinished: true },
});

const ifUnfinished =
  (way: Way): Way =>
  (at) =>
    at.unfinished ? way(at) : null;

const stay: Way = (at) => at;

const decided = { deeper: to('returned'), ready: to('ready') };

const ways: Record<TurnState, Partial<Record<ActKind, Way>>> = {
  draft: { submit: to('waiting') },
  waiting: { takeBack: to('draft'), open: to('opened') },
  opened: {
    ...decided,
    comment: (at) => ({ ...at, asked: true }),
    answer: (at) => (at.asked ? { ...at, asked: false } : null),
  },
  returned: { submit: ({ round }) => to('waiting')({ ...beginning, round: round + 1 }) },
  ready: { commit: to('committed') },
  committed: { change: stay, cancel: to('ready'), fallDue: to('due') },
  due: { did: to('told'), partly: toToldUnfinished, notYet: toToldUnfinished },
  told: {
    explain: stay,
    newDate: ifUnfinished(to('committed')),
    thinkAgain: ifUnfinished(to('told')),
    handOn: to('handedOn'),
  },
  handedOn: { explain: stay },
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

const instructorsActs: readonly ActKind[] = ['open', 'comment', 'deeper', 'ready'];

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
