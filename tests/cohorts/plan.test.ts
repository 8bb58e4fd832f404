import { describe, expect, it } from '@jest/globals';
import { planRows, type KnownPerson } from '../../src/cohorts/import/plan.js';
import type { ListRow } from '../../src/cohorts/import/rows.js';
import { known, person, row } from './plan-rows.js';

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
