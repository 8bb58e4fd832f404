import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countVerdicts, planRows, type KnownPerson } from '../../src/cohorts/import/plan.js';
import { known, person, row } from './plan-rows.js';

describe('a plan', () => {
  const emails = fc.constantFrom('', 'a@x.test', 'A@X.test', 'b@x.test', 'nonsense', 'c@x.test');
  const numbers = fc.constantFrom('', '1', '2', 'x 9', '３');
  const rows = fc
    .array(fc.record({ name: fc.constantFrom('', 'Ana', 'Ben'), email: emails, number: numbers }), {
      maxLength: 30,
    })
    .map((all) => all.map((cells, at) => row(at + 2, cells)));
  const standings = fc.constantFrom<KnownPerson['standing']>(
    'free',
    'here',
    'withdrawn',
    'elsewhere',
    'instructor',
  );
  const people = fc
    .array(fc.record({ standing: standings, hasJoined: fc.boolean() }), { maxLength: 3 })
    .map((all) =>
      all.map((given, at) =>
        person({
          ...given,
          id: `p${at}`,
          logins: [{ kind: 'email', value: `${'abc'[at] ?? 'z'}@x.test` }],
        }),
      ),
    );

  it('judges every row once, in order, and its counts add up', () => {
    fc.assert(
      fc.property(rows, people, (all, some) => {
        const planned = planRows(all, known(...some));
        expect(planned.map(({ line }) => line)).toEqual(all.map(({ line }) => line));
        const counts = countVerdicts(planned);
        expect(counts.new + counts.change + counts.same + counts.error).toBe(all.length);
        expect(planned.every(({ verdict, reason }) => verdict !== 'error' || reason !== null)).toBe(
          true,
        );
      }),
    );
  });

  it('gives nobody to two rows that are carried out', () => {
    fc.assert(
      fc.property(rows, people, (all, some) => {
        const done = planRows(all, known(...some)).filter(({ verdict }) => verdict !== 'error');
        const claims = done.flatMap(({ email, number, personId }) =>
          [email.toLowerCase(), number && `n${number}`, personId ?? ''].filter(
            (claim) => claim !== '',
          ),
        );
        expect(new Set(claims).size).toBe(claims.length);
      }),
    );
  });

  it('changes nothing about anybody who has joined', () => {
    fc.assert(
      fc.property(rows, people, (all, some) => {
        const joined = new Set(some.filter(({ hasJoined }) => hasJoined).map(({ id }) => id));
        const changed = planRows(all, known(...some)).filter(({ verdict }) => verdict === 'change');
        expect(changed.some(({ personId }) => joined.has(personId ?? ''))).toBe(false);
      }),
    );
  });
});
