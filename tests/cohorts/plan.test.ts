import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countVerdicts, planRows, type KnownPerson } from '../../src/cohorts/import/plan.js';
import type { ListRow } from '../../src/cohorts/import/rows.js';

const row = (line: number, cells: Partial<ListRow> = {}): ListRow => ({
  line,
  name: 'Ana',
  email: '',
  number: '',
  hasSurplus: false,
  ...cells,
});

const person = (given: Partial<KnownPerson> = {}): KnownPerson => ({
  id: 'ana',
  name: 'Ana',
  hasJoined: false,
  standing: 'here',
  cohortName: '',
  logins: [{ kind: 'email', value: 'ana@example.test' }],
  ...given,
});

const known = (...people: KnownPerson[]) =>
  new Map(
    people.flatMap((one) =>
      one.logins.map(({ kind, value }) => [`${kind}:${value}`, one] as const),
    ),
  );

const one = (cells: Partial<ListRow>, ...people: KnownPerson[]) => {
  const [planned] = planRows([row(2, cells)], known(...people));
  return [planned?.verdict, planned?.reason?.key ?? null];
};

const ana = { email: 'ana@example.test' };

describe('a row', () => {
  it.each<[string, Partial<ListRow>, KnownPerson[], string, string | null]>([
    ['of a stranger is new', ana, [], 'new', null],
    ['of a stranger by number is new', { number: 'A-17' }, [], 'new', null],
    ['without a name is to mend', { ...ana, name: '' }, [], 'error', 'noName'],
    ['without an identifier is to mend', {}, [], 'error', 'noIdentifier'],
    ['with a bad address is to mend', { email: 'ana at example' }, [], 'error', 'badEmail'],
    ['with a bad number is to mend', { number: '=1+1' }, [], 'error', 'badNumber'],
    ['with cells too many is to mend', { ...ana, hasSurplus: true }, [], 'error', 'surplus'],
    ['with half a character is to mend', { ...ana, name: 'An\ud800a' }, [], 'error', 'characters'],
    [
      'with a name without end is to mend',
      { ...ana, name: 'a'.repeat(201) },
      [],
      'error',
      'longName',
    ],
    [
      'that looks like a formula is new, and said so',
      { ...ana, name: '=HYPERLINK("x")' },
      [],
      'new',
      'formula',
    ],
    ['of somebody here is the same', ana, [person()], 'same', null],
    [
      'of somebody here in other case is the same',
      { email: 'ANA@Example.test' },
      [person()],
      'same',
      null,
    ],
    ['of somebody here without a name is the same', { ...ana, name: '' }, [person()], 'same', null],
    [
      'with another name changes who has not joined',
      { ...ana, name: 'Anna' },
      [person()],
      'change',
      'renames',
    ],
    [
      'with another name leaves who has joined',
      { ...ana, name: 'Anna' },
      [person({ hasJoined: true })],
      'same',
      null,
    ],
    [
      'with a number more changes who has not joined',
      { ...ana, number: '7' },
      [person()],
      'change',
      'addsLogin',
    ],
    [
      'with a number more is to mend for who has joined',
      { ...ana, number: '7' },
      [person({ hasJoined: true })],
      'error',
      'ownLogins',
    ],
    ['of somebody known is new here', ana, [person({ standing: 'free' })], 'new', 'known'],
    [
      'of somebody in another cohort is to mend',
      ana,
      [person({ standing: 'elsewhere' })],
      'error',
      'elsewhere',
    ],
    [
      'of somebody withdrawn is to mend',
      ana,
      [person({ standing: 'withdrawn' })],
      'error',
      'withdrawn',
    ],
    [
      'of an instructor is to mend',
      ana,
      [person({ standing: 'instructor' })],
      'error',
      'instructor',
    ],
    [
      'of two people at once is to mend',
      { ...ana, number: '7' },
      [person(), person({ id: 'ben', logins: [{ kind: 'number', value: '7' }] })],
      'error',
      'twoPeople',
    ],
  ])('%s', (_name, cells, people, verdict, reason) => {
    expect(one(cells, ...people)).toEqual([verdict, reason]);
  });
});

describe('rows that name the same person', () => {
  it.each<[string, ListRow[], KnownPerson[]]>([
    ['by address in other case', [row(2, ana), row(3, { email: 'Ana@EXAMPLE.test' })], []],
    ['by number in other case', [row(2, { number: 'a7' }), row(3, { number: 'A7' })], []],
    [
      'by an accent written in two ways',
      [row(2, { number: 'é1' }), row(3, { number: 'e\u03011' })],
      [],
    ],
    [
      'by address, then by number',
      [row(2, ana), row(3, { number: '7' })],
      [
        person({
          logins: [
            { kind: 'email', value: 'ana@example.test' },
            { kind: 'number', value: '7' },
          ],
        }),
      ],
    ],
  ])('%s: the first counts, the second says where it stands', (_name, rows, people) => {
    const [first, second] = planRows(rows, known(...people));
    expect(first?.verdict).not.toBe('error');
    expect(second).toMatchObject({
      verdict: 'error',
      reason: { key: 'duplicate', values: { line: 2 } },
    });
  });

  it('are not those whose addresses differ by a plus or a dot', () => {
    const emails = ['ana@example.test', 'ana+1@example.test', 'a.na@example.test'];
    const planned = planRows(
      emails.map((email, at) => row(at + 2, { email })),
      new Map(),
    );
    expect(planned.map(({ verdict }) => verdict)).toEqual(['new', 'new', 'new']);
  });
});

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
