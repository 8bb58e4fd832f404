import { describe, expect, it } from '@jest/globals';
import {
  actKinds,
  actsNext,
  asOf,
  beginning,
  isAccepted,
  next,
  partyOf,
  roundInWriting,
  turnStates,
  type ActKind,
  type Party,
  type Position,
  type TurnState,
} from '../../src/loop/machine.js';

type Way = Partial<Position> & { state: TurnState };

const to = (state: TurnState, more: Partial<Position> = {}): Way => ({ state, ...more });

/** What the learner may say beside a turn once somebody has replied in it; from the second round on somebody has. */
const says = (state: TurnState) => ({ answer: to(state, { replied: true }) });

// Written by hand, not derived: every pair that leads somewhere. All others must be refused.
const open: Record<TurnState, Partial<Record<ActKind, Way>>> = {
  draft: { submit: to('waiting'), ...says('draft') },
  waiting: { takeBack: to('draft'), open: to('opened'), ...says('waiting') },
  opened: {
    comment: to('opened', { asked: true }),
    deeper: to('returned', { fresh: true }),
    ready: to('ready', { fresh: true }),
    ...says('opened'),
  },
  returned: { submit: to('waiting', { round: 4 }), ...says('returned') },
  ready: { commit: to('committed'), ...says('ready') },
  committed: {
    change: to('committed'),
    cancel: to('ready'),
    fallDue: to('due'),
    ...says('committed'),
  },
  due: {
    did: to('told'),
    partly: to('told', { unfinished: true }),
    notYet: to('told', { unfinished: true }),
    ...says('due'),
  },
  told: { explain: to('told'), handOn: to('handedOn'), ...says('told') },
  handedOn: { explain: to('handedOn'), ...says('handedOn') },
};

const at = (state: TurnState, more: Partial<Position> = {}): Position => ({
  ...{ state, round: 3, asked: false, unfinished: false, replied: false, fresh: false },
  ...more,
});

describe('every state and every act', () => {
  for (const state of turnStates)
    for (const act of actKinds) {
      const way = open[state][act];
      it(`${state}: ${act} ${way ? `leads to ${way.state}` : 'is refused'}`, () => {
        expect(next(at(state), act)).toEqual(way ? at(way.state, way) : null);
      });
    }
});

it('awaits in every state the act of one party', () => {
  const acting = Object.fromEntries(turnStates.map((state) => [state, actsNext(at(state))]));
  expect(acting).toEqual({
    ...{ draft: 'learner', waiting: 'instructor', opened: 'instructor', returned: 'learner' },
    ...{ ready: 'learner', committed: 'learner', due: 'learner' },
    ...{ told: 'nobody', handedOn: 'mentee' },
  } satisfies Record<TurnState, Party>);
  expect(actsNext(at('opened', { asked: true }))).toBe('learner');
});

describe('a comment', () => {
  const asked = at('opened', { asked: true });
  it('waits for the learner, who answers', () => {
    const answered = next(asked, 'answer');
    expect(answered).toEqual(at('opened', { replied: true }));
    expect(answered && actsNext(answered)).toBe('instructor');
  });

  it('does not keep the instructor from deciding', () => {
    expect(next(asked, 'ready')).toEqual(at('ready', { fresh: true }));
    expect(next(asked, 'deeper')).toEqual(at('returned', { fresh: true }));
  });
});

describe('what was told', () => {
  const unfinished = at('told', { unfinished: true });
  it('leads on to a new date or another turn where something is left to do, and once', () => {
    expect(next(unfinished, 'newDate')).toEqual(at('committed'));
    const rested = next(unfinished, 'thinkAgain');
    expect(rested).toEqual(at('told'));
    for (const act of ['newDate', 'thinkAgain'] as const)
      expect(rested && next(rested, act)).toBeNull();
  });

  it('may be explained later without closing what is open', () => {
    expect(next(unfinished, 'explain')).toEqual(unfinished);
  });
});

describe('the day of a commitment', () => {
  const day = new Date('2026-03-09T06:00:00Z');
  it('comes by itself, at its first instant', () => {
    expect(asOf(at('committed'), day, new Date(day.getTime() - 1))).toEqual(at('committed'));
    expect(asOf(at('committed'), day, day)).toEqual(at('due'));
  });

  it('changes nothing in any other state', () => {
    for (const state of turnStates.filter((one) => one !== 'committed'))
      expect(asOf(at(state), day, day)).toEqual(at(state));
    expect(asOf(at('committed'), null, day)).toEqual(at('committed'));
  });
});

it('calls a turn accepted from ready on', () => {
  expect(turnStates.filter((state) => isAccepted({ state }))).toEqual([
    ...['ready', 'committed', 'due', 'told', 'handedOn'],
  ]);
});

it('numbers the round that is being written', () => {
  expect(turnStates.map((state) => roundInWriting(at(state)))).toEqual([
    ...[3, null, null, 4],
    ...[null, null, null, null, null],
  ]);
});

it('says of every act who alone may do it', () => {
  const of = (party: Party): ActKind[] => actKinds.filter((act) => partyOf(act) === party);
  expect(of('instructor')).toEqual([
    ...['open', 'comment', 'noAnswer', 'deeper', 'ready', 'reconsider'],
  ]);
  expect(of('nobody')).toEqual(['fallDue']);
  expect(of('mentee')).toEqual([]);
});

it('reaches the end from the beginning, and a way back from every state but the last', () => {
  const walk = (from: Position, acts: ActKind[]): Position | null =>
    acts.reduce<Position | null>((here, act) => here && next(here, act), from);
  const toTold: ActKind[] = ['submit', 'open', 'ready', 'commit', 'fallDue', 'partly'];
  expect(walk(beginning, [...toTold, 'handOn'])?.state).toBe('handedOn');
  expect(walk(beginning, [...toTold, 'newDate', 'fallDue', 'did', 'handOn'])?.state).toBe(
    'handedOn',
  );
});
