import { expect, it } from '@jest/globals';
import { beginning, next, turnStates, type Position } from '../../src/loop/machine.js';
import {
  learnersChange,
  liveSeal,
  sealOn,
  seenByLearner,
  unsealed,
  type Sealable,
} from '../../src/loop/seal.js';

const replies = ['comment', 'deeper', 'ready'] as const;
const promise = new Date(1e9);

const stateOf = (state: Position['state'], more: Partial<Position> = {}): Sealable => ({
  ...{ ...beginning, state, round: 3, ...more },
  ...{ promisedBy: promise, daysLeft: null, waitingSince: new Date(0), claim: null },
  sealed: null,
});

const positionIn = ({ state, round, asked, unfinished, replied, fresh }: Position): Position => ({
  ...{ state, round, asked, unfinished, replied, fresh },
});

const at = (ms: number): Date => new Date(ms);

it('hides every reply of every state to its last millisecond, and undoes it wholly', () => {
  for (const state of turnStates)
    for (const kind of replies)
      for (const flags of [{}, { asked: true }, { replied: true }]) {
        const turn = stateOf(state, flags);
        const after = next(positionIn(turn), kind);
        if (!after) continue;
        const sealed = sealOn(turn, { replyId: 'r', by: 'cindy', now: at(0) });
        const stored = { ...turn, ...after, promisedBy: null, sealed };
        expect({ ...seenByLearner(stored, at(29_999)), sealed: null }).toEqual(turn);
        expect(seenByLearner(stored, at(30_000))).toEqual({ ...stored, sealed: null });
        expect({ ...stored, ...unsealed(sealed) }).toEqual(turn);
      }
});

it('keeps what is said under a seal, whatever becomes of the reply', () => {
  const asked = { ...stateOf('opened', { asked: true }), promisedBy: null };
  const sealed = sealOn(asked, { replyId: 'r', by: 'cindy', now: at(0) });
  const ready = next(positionIn(asked), 'ready');
  const stored: Sealable = { ...asked, ...ready, sealed };
  const seen = seenByLearner(stored, at(1));
  const change = { ...next(positionIn(seen), 'answer'), promisedBy: promise };
  const said = { ...stored, ...learnersChange(seen, 'answer', change) };
  expect(said).toMatchObject({ state: 'ready', replied: true, promisedBy: promise });
  expect(seenByLearner(said, at(2))).toMatchObject({ state: 'opened', asked: false });
  const seal = liveSeal(said, at(2));
  expect(seal && { ...said, ...unsealed(seal) }).toMatchObject({
    ...{ state: 'opened', asked: false, replied: true, promisedBy: promise },
  });
});
