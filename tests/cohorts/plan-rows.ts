import type { KnownPerson } from '../../src/cohorts/import/plan.js';
import type { ListRow } from '../../src/cohorts/import/rows.js';

export const row = (line: number, cells: Partial<ListRow> = {}): ListRow => ({
  line,
  name: 'Ana',
  email: '',
  number: '',
  hasSurplus: false,
  ...cells,
});

export const person = (given: Partial<KnownPerson> = {}): KnownPerson => ({
  id: 'ana',
  name: 'Ana',
  hasJoined: false,
  standing: 'here',
  cohortName: '',
  logins: [{ kind: 'email', value: 'ana@example.test' }],
  ...given,
});

export const known = (...people: KnownPerson[]) =>
  new Map(
    people.flatMap((one) =>
      one.logins.map(({ kind, value }) => [`${kind}:${value}`, one] as const),
    ),
  );
