import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  actKinds,
  actsNext,
  asOf,
  beginning,
  isAccepted,
  next,
  partyOf,
  roundInWriting,
  type ActKind,
  type Position,
} from '../../src/loop/machine.js';

/** What somebody would remember of a turn who knows no states: what was done, and how often. */
interface Memory {
  rounds: number;
  withReader: boolean;
  wasRead: boolean;
  questionOpen: boolean;
  accepted: boolean;
  promised: boolean;
  dayCame: boolean;
  outcomes: number;
  leftOver: boolean;
  passedOn: boolean;
  /** An instructor has replied; what the learner said to that is open; the verdict is the last word. */
  spoken: boolean;
  wordOpen: boolean;
  lastWord: boolean;
}

interface Turn {
  at: Position;
}

const nothing: Memory = {
  ...{ rounds: 1, withReader: false, wasRead: false, questionOpen: false, accepted: false },
  ...{ promised: false, dayCame: false, outcomes: 0, leftOver: false, passedOn: false },
  ...{ spoken: false, wordOpen: false, lastWord: false },
};

const isWith = (it: Memory): boolean => it.withReader && it.wasRead && !it.accepted;
const isTold = (it: Memory): boolean => it.outcomes > 0 && !it.promised && !it.passedOn;
const told = (leftOver: boolean) => (it: Memory) =>
  Object.assign(it, { promised: false, outcomes: it.outcomes + 1, leftOver });

type Rule = [may: (it: Memory) => boolean, remember: (it: Memory) => unknown];

const isDue = (it: Memory): boolean => it.promised && it.dayCame;
const isPromised = (it: Memory): boolean => it.promised && !it.dayCame;

/** Something the learner said is open, and no round of theirs waits for a verdict. */
const isOpenBeside = (it: Memory): boolean => it.wordOpen && !(it.withReader && !it.accepted);
const decided = { spoken: true, wordOpen: false, questionOpen: false, lastWord: true };

/** When each act is open, told without the machine's states. */
const rules: Record<ActKind, Rule> = {
  submit: [
    (it) => !it.withReader && !it.accepted,
    (it) => Object.assign(it, { withReader: true, wasRead: false }),
  ],
  takeBack: [(it) => it.withReader && !it.wasRead, (it) => (it.withReader = false)],
  open: [(it) => it.withReader && !it.wasRead, (it) => (it.wasRead = true)],
  comment: [
    (it) => isWith(it) || isOpenBeside(it),
    (it) => Object.assign(it, { spoken: true, wordOpen: false, questionOpen: isWith(it) }),
  ],
  answer: [(it) => it.spoken, (it) => Object.assign(it, { wordOpen: true, questionOpen: false })],
  noAnswer: [isOpenBeside, (it) => (it.wordOpen = false)],
  deeper: [
    isWith,
    (it) => Object.assign(it, { ...decided, withReader: false, rounds: it.rounds + 1 }),
  ],
  ready: [isWith, (it) => Object.assign(it, { ...decided, accepted: true })],
  reconsider: [
    (it) => it.lastWord,
    (it) => {
      Object.assign(it, { accepted: !it.accepted, withReader: !it.withReader, lastWord: true });
      it.rounds += it.accepted ? -1 : 1;
    },
  ],
  commit: [
    (it) => it.accepted && !it.promised && it.outcomes === 0,
    (it) => Object.assign(it, { promised: true, dayCame: false }),
  ],
  change: [isPromised, () => undefined],
  cancel: [isPromised, (it) => Object.assign(it, { promised: false, outcomes: 0 })],
  fallDue: [isPromised, (it) => (it.dayCame = true)],
  did: [isDue, told(false)],
  partly: [isDue, told(true)],
  notYet: [isDue, told(true)],
  explain: [(it) => isTold(it) || it.passedOn, () => undefined],
  newDate: [
    (it) => isTold(it) && it.leftOver,
    (it) => Object.assign(it, { promised: true, dayCame: false, leftOver: false }),
  ],
  thinkAgain: [(it) => isTold(it) && it.leftOver, (it) => (it.leftOver = false)],
  handOn: [isTold, (it) => Object.assign(it, { passedOn: true, leftOver: false })],
};

const command = (act: ActKind): fc.Command<Memory, Turn> => ({
  // Refusals are walked too: what the memory forbids, the machine must refuse and leave as it was.
  check: () => true,
  run(memory, turn) {
    const [may, remember] = rules[act];
    const after = next(turn.at, act);
    expect([act, after !== null]).toEqual([act, may(memory)]);
    if (!after) return;
    const awaited = actsNext(turn.at);
    if ((act === 'deeper' || act === 'ready') && !turn.at.asked) expect(awaited).toBe('instructor');
    turn.at = after;
    if (partyOf(act) === 'learner') memory.lastWord = false;
    remember(memory);
    expect(after.replied).toBe(memory.wordOpen);
    expect(after.fresh).toBe(memory.lastWord);
    expect(isAccepted(after)).toBe(memory.accepted);
    expect(after.unfinished).toBe(memory.leftOver);
    expect(after.asked).toBe(memory.questionOpen);
    const writing = !memory.withReader && !memory.accepted;
    expect(roundInWriting(after)).toBe(writing ? memory.rounds : null);
    if (!writing) expect(after.round).toBe(memory.rounds);
    const reached = asOf(after, new Date(0), new Date(1));
    expect(reached.state === 'due').toBe(memory.promised);
  },
  toString: () => act,
});

it('agrees with what was done on any walk', () => {
  const walks = fc.commands(
    actKinds.map((act) => fc.constant(command(act))),
    { maxCommands: 200 },
  );
  fc.assert(
    fc.property(walks, (commands) => {
      fc.modelRun(() => ({ model: { ...nothing }, real: { at: beginning } }), commands);
    }),
    { numRuns: 1_000 },
  );
});
