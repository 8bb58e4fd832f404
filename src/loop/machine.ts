/**
 * One turn of the loop, as pure rules: who may do what in which state, and where it leads. A turn belongs to one
 * person and one lesson; its rounds are numbered from 1. States after `ready` (committed, due, told, handed on) are
 * further rows of the same table.
 *
 *     draft n ─submit→ waiting n ─open→ opened n ─deeper→ returned n ─submit→ waiting n+1
 *        ↑───takeBack────┘                 │ ↺ comment, answer
 *                                          └─ready→ ready
 */
export const turnStates = ['draft', 'waiting', 'opened', 'returned', 'ready'] as const;
export type TurnState = (typeof turnStates)[number];

export const actKinds = [
  'submit',
  'takeBack',
  'open',
  'comment',
  'answer',
  'deeper',
  'ready',
] as const;
export type ActKind = (typeof actKinds)[number];

/** What an instructor's reply says about the round. Only a comment leaves it undecided. */
export const verdicts = ['comment', 'deeper', 'ready'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Position {
  state: TurnState;
  round: number;
  /** A comment was sent and the learner's answer to it is awaited. */
  asked: boolean;
}

export type Party = 'learner' | 'instructor' | 'nobody';

/** Where a turn stands before anything was sent. */
export const beginning: Position = { state: 'draft', round: 1, asked: false };

type Way = (at: Position) => Position | null;

const to =
  (state: TurnState): Way =>
  ({ round }) => ({ state, round, asked: false });

const decided = { deeper: to('returned'), ready: to('ready') };

const ways: Record<TurnState, Partial<Record<ActKind, Way>>> = {
  draft: { submit: to('waiting') },
  waiting: { takeBack: to('draft'), open: to('opened') },
  opened: {
    ...decided,
    comment: (at) => ({ ...at, asked: true }),
    answer: (at) => (at.asked ? { ...at, asked: false } : null),
  },
  returned: { submit: ({ round }) => ({ state: 'waiting', round: round + 1, asked: false }) },
  ready: {},
};

/** Where an act leads, or null where it is not open: a later press of the same button, or one who came second. */
export const next = (at: Position, act: ActKind): Position | null =>
  ways[at.state][act]?.(at) ?? null;

/** Whose act is awaited. */
export const actsNext = ({ state, asked }: Position): Party => {
  if (state === 'waiting' || (state === 'opened' && !asked)) return 'instructor';
  return state === 'ready' ? 'nobody' : 'learner';
};

/** Who alone may do an act. */
export const partyOf = (act: ActKind): Party =>
  act === 'submit' || act === 'takeBack' || act === 'answer' ? 'learner' : 'instructor';

/** The number of the round that is being written, or null while a round is with the instructor or done. */
export const roundInWriting = ({ state, round }: Position): number | null => {
  if (state === 'draft') return round;
  return state === 'returned' ? round + 1 : null;
};
