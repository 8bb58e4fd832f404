import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  actKinds,
  awaitsInstructor,
  beginning,
  next,
  partyOf,
  type ActKind,
  type Position,
} from '../../src/loop/machine.js';
import {
  learnersChange,
  liveSeal,
  sealOn,
  seenByLearner,
  unsealed,
  type Sealable,
} from '../../src/loop/seal.js';

/** What both sides would say of a turn who know nothing of how a seal is stored. */
interface Memory {
  now: number;
  learner: Position;
  staff: Position;
  /** A reply on its way: when it arrives, whether it says what happens to the round, and what was said meanwhile. */
  coming: { at: number; isVerdict: boolean; answered: boolean } | null;
}

interface Real {
  turn: Sealable;
}

const replies = ['comment', 'deeper', 'ready'] as const;
const learnersActs = actKinds.filter((act) => partyOf(act) === 'learner');
const fieldsOf = ({ state, round, asked, unfinished, replied, fresh }: Position): Position => ({
  ...{ state, round, asked, unfinished, replied, fresh },
});
const promise = new Date(1e9);

const untouched: Sealable = {
  ...beginning,
  ...{ promisedBy: null, daysLeft: null, waitingSince: new Date(0), claim: null, sealed: null },
};

/** As the services promise: a round and a word of the learner's are answered by some day. */
const promiseOn = (act: ActKind, at: Position, { promisedBy }: Sealable) => {
  if (act === 'submit' || act === 'answer') return { promisedBy: promisedBy ?? promise };
  return act === 'takeBack' ? { promisedBy: at.replied ? promisedBy : null } : {};
};

const arrives = (memory: Memory): void => {
  const { coming, staff, learner } = memory;
  if (!coming || coming.at > memory.now) return;
  memory.learner = coming.isVerdict ? staff : { ...learner, replied: staff.replied };
  memory.coming = null;
};

/** What is seen on each side, and that just what waits for an instructor is promised. */
const agree = (memory: Memory, { turn }: Real): void => {
  const seen = seenByLearner(turn, new Date(memory.now));
  const sides = [seen, turn].map((side) => ({
    at: fieldsOf(side),
    waits: side.promisedBy !== null,
  }));
  const told = [memory.learner, memory.staff].map((at) => ({ at, waits: awaitsInstructor(at) }));
  // Comparing texts first: a walk takes hundreds of thousands of steps.
  if (JSON.stringify(sides) !== JSON.stringify(told)) expect(sides).toEqual(told);
};

interface Step {
  name: string;
  isOpen: (memory: Memory) => boolean;
  run: (memory: Memory, real: Real) => void;
}

const learnerDoes = (act: ActKind): Step => ({
  name: act,
  isOpen: ({ learner }) => next(learner, act) !== null,
  run(memory, real) {
    const seen = seenByLearner(real.turn, new Date(memory.now));
    const at = { ...memory.learner, ...next(memory.learner, act) };
    const change = { ...at, ...promiseOn(act, at, seen) };
    real.turn = { ...real.turn, ...learnersChange(seen, act, change) };
    memory.learner = at;
    if (!memory.coming) memory.staff = at;
    else {
      memory.coming.answered ||= act === 'answer';
      const replied = memory.coming.answered;
      memory.staff = memory.coming.isVerdict ? { ...memory.staff, replied } : { ...at, replied };
    }
  },
});

const readerReplies = (kind: (typeof replies)[number]): Step => ({
  name: kind,
  isOpen: ({ staff, coming }) => coming === null && next(staff, kind) !== null,
  run(memory, real) {
    const now = new Date(memory.now);
    if (liveSeal(real.turn, now)) throw new Error('Two seals at once');
    const at = { ...memory.staff, ...next(memory.staff, kind) };
    const sealed = sealOn(real.turn, { replyId: 'reply', by: 'cindy', now });
    const isVerdict = memory.staff.state === 'opened';
    memory.coming = { at: memory.now + 30_000, isVerdict, answered: false };
    memory.staff = at;
    real.turn = { ...real.turn, ...at, promisedBy: null, sealed };
  },
});

/** What is the same to both: a round is opened, a day comes. */
const bothSee = (act: 'open' | 'fallDue'): Step => ({
  name: act,
  isOpen: ({ staff }) => next(staff, act) !== null,
  run(memory, real) {
    const at = { ...memory.staff, ...next(memory.staff, act) };
    real.turn = { ...real.turn, ...at };
    memory.staff = at;
    memory.learner = { ...at, replied: memory.learner.replied };
  },
});

const undone: Step = {
  name: 'undo',
  isOpen: ({ coming }) => coming !== null,
  run(memory, real) {
    const seal = liveSeal(real.turn, new Date(memory.now));
    if (!seal) throw new Error('Nothing to undo');
    real.turn = { ...real.turn, ...unsealed(seal) };
    memory.staff = memory.learner;
    memory.coming = null;
  },
};

const passes = (ms: number): Step => ({
  name: `${ms} ms`,
  isOpen: () => true,
  run(memory) {
    memory.now += ms;
    arrives(memory);
  },
});

const steps: Step[] = [
  ...learnersActs.map(learnerDoes),
  ...replies.map(readerReplies),
  ...[bothSee('open'), bothSee('fallDue'), undone, passes(10_000), passes(30_000)],
];

it('shows each side its own turn on any walk, and brings it back from anywhere', () => {
  const taken = new Set<string>();
  const walk = (choices: number[]): void => {
    const memory: Memory = { now: 0, learner: beginning, staff: beginning, coming: null };
    const real: Real = { turn: untouched };
    for (const choice of choices) {
      const open = steps.filter(({ isOpen }) => isOpen(memory));
      const step = open[choice % open.length];
      if (memory.coming) taken.add(`${step?.name ?? ''} under a seal`);
      step?.run(memory, real);
      agree(memory, real);
    }
  };
  fc.assert(fc.property(fc.array(fc.nat(), { minLength: 20, maxLength: 200 }), walk), {
    numRuns: 1_000,
  });
  // A walk that never came by these would prove nothing.
  for (const act of ['answer', 'submit', 'takeBack', 'open', 'commit', 'fallDue', 'undo'])
    expect(taken).toContain(`${act} under a seal`);
});
