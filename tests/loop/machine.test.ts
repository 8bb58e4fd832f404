import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  actKinds,
  actsNext,
  beginning,
  next,
  partyOf,
  roundInWriting,
  turnStates,
  type ActKind,
  type Position,
  type TurnState,
} from '../../src/loop/machine.js';

// Written by hand, not derived: every pair that leads somewhere. All others must be refused.
const open: Record<TurnState, Partial<Record<ActKind, [TurnState, number, boolean]>>> = {
  draft: { submit: ['waiting', 3, false] },
  waiting: { takeBack: ['draft', 3, false], open: ['opened', 3, false] },
  opened: {
    comment: ['opened', 3, true],
    deeper: ['returned', 3, false],
    ready: ['ready', 3, false],
  },
  returned: { submit: ['waiting', 4, false] },
  ready: {},
};

describe('every state and every act', () => {
  for (const state of turnStates)
    for (const act of actKinds) {
      const way = open[state][act];
      it(`${state}: ${act} ${way ? `leads to ${way[0]}` : 'is refused'}`, () => {
        const expected = way && { state: way[0], round: way[1], asked: way[2] };
        expect(next({ state, round: 3, asked: false }, act)).toEqual(expected ?? null);
      });
    }
});

describe('a comment', () => {
  const asked: Position = { state: 'opened', round: 1, asked: true };
  it('waits for the learner, who answers once', () => {
    expect(actsNext(asked)).toBe('learner');
    const answered = next(asked, 'answer');
    expect(answered).toEqual({ state: 'opened', round: 1, asked: false });
    expect(answered && next(answered, 'answer')).toBeNull();
    expect(answered && actsNext(answered)).toBe('instructor');
  });

  it('does not keep the instructor from deciding', () => {
    expect(next(asked, 'ready')?.state).toBe('ready');
    expect(next(asked, 'deeper')).toEqual({ state: 'returned', round: 1, asked: false });
  });
});

/** A model without the table: counts what happened and derives from it what must hold. */
const followsTheModel = (acts: readonly ActKind[]): void => {
  let at: Position = beginning;
  let submitted = 0;
  let withdrawn = 0;
  let returned = 0;
  for (const act of acts) {
    const before = at;
    const after = next(at, act);
    if (!after) continue;
    if (act === 'submit') submitted += 1;
    if (act === 'takeBack') withdrawn += 1;
    if (act === 'deeper') returned += 1;
    if (act !== 'takeBack' && !before.asked) expect(partyOf(act)).toBe(actsNext(before));
    at = after;
    expect(submitted - withdrawn - returned).toBe(roundInWriting(at) === null ? 1 : 0);
    expect(at.round).toBe(
      roundInWriting(at) === null || at.state === 'draft' ? returned + 1 : returned,
    );
    if (at.asked) expect(at.state).toBe('opened');
  }
};

it('keeps its promises on any walk', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...actKinds), { maxLength: 60 }), followsTheModel),
    {
      numRuns: 500,
    },
  );
});

it('never leaves ready in this part of the loop, and reaches it from everywhere', () => {
  for (const act of actKinds)
    expect(next({ state: 'ready', round: 1, asked: false }, act)).toBeNull();
  const way: ActKind[] = ['submit', 'open', 'ready'];
  for (const state of ['draft', 'returned'] as const) {
    const end = way.reduce<Position | null>((at, act) => at && next(at, act), {
      state,
      round: 1,
      asked: false,
    });
    expect(end?.state).toBe('ready');
  }
});
