import { describe, expect, it } from '@jest/globals';
import {
  actKinds,
  awaitsInstructor,
  next,
  partyOf,
  turnStates,
  type Position,
  type TurnState,
} from '../../src/loop/machine.js';

const at = (state: TurnState, more: Partial<Position> = {}): Position => ({
  ...{ state, round: 3, asked: false, unfinished: false, replied: false, fresh: false },
  ...more,
});

const quiet = turnStates.filter((state) => state !== 'waiting' && state !== 'opened');

describe('the thread beside a turn', () => {
  it('begins with a first reply: there is nothing to answer before', () => {
    for (const state of ['draft', 'waiting', 'opened'] as const) {
      expect(next(at(state, { round: 1 }), 'answer')).toBeNull();
      expect(next(at(state, { round: 2 }), 'answer')?.replied).toBe(true);
    }
    expect(next(at('opened', { round: 1, asked: true }), 'answer')?.replied).toBe(true);
    expect(next(at('opened', { round: 1, replied: true }), 'answer')?.replied).toBe(true);
    expect(next(at('returned', { round: 1 }), 'answer')?.replied).toBe(true);
  });

  it('is answered or closed beside a turn that waits for no verdict, once', () => {
    for (const state of quiet)
      for (const act of ['comment', 'noAnswer'] as const) {
        expect(next(at(state, { replied: true }), act)).toEqual(at(state));
        expect(next(at(state), act)).toBeNull();
      }
  });

  it('is answered by whatever is said of the round that is open', () => {
    const opened = at('opened', { replied: true });
    expect(next(opened, 'noAnswer')).toBeNull();
    expect(next(opened, 'comment')).toEqual(at('opened', { asked: true }));
    expect(next(opened, 'deeper')).toEqual(at('returned', { fresh: true }));
  });

  it('stays open wherever its learner goes on to', () => {
    const acts = actKinds.filter((act) => partyOf(act) !== 'instructor');
    for (const state of turnStates)
      for (const act of acts) {
        const after = next(at(state, { replied: true, unfinished: true }), act);
        if (after) expect([state, act, after.replied]).toEqual([state, act, true]);
      }
    expect(next(at('waiting', { replied: true }), 'open')?.replied).toBe(true);
  });

  it('waits for an instructor as a round without a verdict does', () => {
    const waits = (more: Partial<Position>): TurnState[] =>
      turnStates.filter((state) => awaitsInstructor(at(state, more)));
    expect(waits({})).toEqual(['waiting', 'opened']);
    expect(waits({ asked: true })).toEqual(['waiting']);
    expect(waits({ replied: true })).toEqual(turnStates);
  });
});

describe('a verdict that is reconsidered', () => {
  it('is the other one until the learner has done anything', () => {
    const returned = at('returned', { fresh: true });
    const ready = at('ready', { fresh: true });
    expect(next(returned, 'reconsider')).toEqual(ready);
    expect(next(ready, 'reconsider')).toEqual(returned);
    for (const from of [returned, ready])
      for (const act of actKinds.filter((one) => partyOf(one) === 'learner')) {
        const after = next(from, act);
        if (after) expect([act, after.fresh]).toEqual([act, false]);
      }
  });
});
