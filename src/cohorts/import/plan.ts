import { asEmail, asNumber, loginKey } from '../../accounts/login.js';
import type { Login } from '../../accounts/person.js';
import type { ListRow } from './rows.js';

/** What confirming will do with a row. */
export type Verdict = 'new' | 'change' | 'same' | 'error';

/** Why, in words of the catalogue under `cohorts.reason.`. */
export interface Reason {
  key: string;
  values: Record<string, string | number>;
}

export interface PlannedRow {
  line: number;
  name: string;
  email: string;
  number: string;
  verdict: Verdict;
  reason: Reason | null;
  /** The person found by the row's identifiers; null for somebody who is not known yet. */
  personId: string | null;
}

/** Where somebody stands who is known already. */
export interface KnownPerson {
  id: string;
  name: string;
  /** Has set a password: name and identifiers are theirs from then on. */
  hasJoined: boolean;
  logins: readonly Login[];
  standing: 'free' | 'here' | 'withdrawn' | 'elsewhere' | 'instructor';
  /** The other cohort, for people who are elsewhere. */
  cohortName: string;
}

/** People by the key of each of their logins. */
export type KnownPeople = ReadonlyMap<string, KnownPerson>;

const longestName = 200;
// eslint-disable-next-line no-control-regex -- refusing exactly these characters is the point
const control = /[\u0000-\u001f\u007f]/;

const because = (key: string, values: Reason['values'] = {}): Reason => ({ key, values });

/** The identifiers of a row; call only where `faultOf` found none. */
export const loginsOf = ({ email, number }: Pick<ListRow, 'email' | 'number'>): Login[] =>
  [email === '' ? null : asEmail(email), number === '' ? null : asNumber(number)].filter(
    (login) => login !== null,
  );

const isStorable = (text: string): boolean => text.isWellFormed() && !control.test(text);

const checks: readonly ((row: ListRow) => Reason | null)[] = [
  ({ hasSurplus }) => (hasSurplus ? because('surplus') : null),
  ({ name, email, number }) =>
    [name, email, number].every(isStorable) ? null : because('characters'),
  ({ name }) => (name.length > longestName ? because('longName', { most: longestName }) : null),
  ({ email, number }) => (email === '' && number === '' ? because('noIdentifier') : null),
  ({ email }) => (email !== '' && asEmail(email) === null ? because('badEmail') : null),
  ({ number }) => (number !== '' && asNumber(number) === null ? because('badNumber') : null),
];

const firstOf = <T>(values: readonly T[], read: (value: T) => Reason | null): Reason | null => {
  for (const value of values) {
    const reason = read(value);
    if (reason) return reason;
  }
  return null;
};

/** What is to be mended in the row itself, whoever is known. */
const faultOf = (row: ListRow): Reason | null => firstOf(checks, (check) => check(row));

/** Spreadsheets run such text as a formula; it is kept as the text it is, and said so. */
const looksLikeFormula = (text: string): boolean => /^[=+\-@]/.test(text);

type Judgement = Pick<PlannedRow, 'verdict' | 'reason' | 'personId'>;

const judged = (
  verdict: Verdict,
  personId: string | null,
  reason: Reason | null = null,
): Judgement => ({ verdict, personId, reason });

const judgeStranger = ({ name }: ListRow): Judgement => {
  if (name === '') return judged('error', null, because('noName'));
  return judged('new', null, looksLikeFormula(name) ? because('formula') : null);
};

const standingFault = ({ standing, cohortName }: KnownPerson): Reason | null => {
  if (standing === 'elsewhere') return because('elsewhere', { cohort: cohortName });
  if (standing === 'withdrawn') return because('withdrawn');
  return standing === 'instructor' ? because('instructor') : null;
};

const addedLogins = (row: ListRow, { logins }: KnownPerson): Login[] =>
  loginsOf(row).filter((login) => !logins.some((own) => loginKey(own) === loginKey(login)));

const changeOf = (row: ListRow, known: KnownPerson): Reason | null => {
  if (addedLogins(row, known).length > 0) return because('addsLogin');
  return row.name !== '' && row.name !== known.name
    ? because('renames', { name: known.name })
    : null;
};

/**
 * A list never changes how somebody who has joined is named or signs in: that would let whoever writes the list
 * sign in as them. Their other spelling in the list is simply not taken over.
 */
const judgeKnown = (row: ListRow, known: KnownPerson): Judgement => {
  const fault = standingFault(known);
  if (fault) return judged('error', known.id, fault);
  if (known.hasJoined && addedLogins(row, known).length > 0)
    return judged('error', known.id, because('ownLogins'));
  const change = known.hasJoined ? null : changeOf(row, known);
  if (known.standing === 'free') return judged('new', known.id, change ?? because('known'));
  return change ? judged('change', known.id, change) : judged('same', known.id);
};

const judge = (row: ListRow, known: KnownPeople): Judgement => {
  const fault = faultOf(row);
  if (fault) return judged('error', null, fault);
  const found = new Map(
    loginsOf(row)
      .flatMap((login) => known.get(loginKey(login)) ?? [])
      .map((person) => [person.id, person]),
  );
  const [person, other] = [...found.values()];
  if (other) return judged('error', null, because('twoPeople'));
  return person ? judgeKnown(row, person) : judgeStranger(row);
};

/** What confirming one row would do, as things stand. */
export const planRow = (row: ListRow, known: KnownPeople): PlannedRow => {
  const { line, name, email, number } = row;
  return { line, name, email, number, ...judge(row, known) };
};

/** Keys under which a row names its person: logins, and people found by them, so that two ways to one person meet. */
const claimsOf = (row: ListRow, { personId }: PlannedRow): string[] => [
  ...loginsOf(row).map(loginKey),
  ...(personId === null ? [] : [`person:${personId}`]),
];

/** What confirming the list would do, row by row. The first row that names a person counts; later ones are to be mended. */
export const planRows = (rows: readonly ListRow[], known: KnownPeople): PlannedRow[] => {
  const lineOf = new Map<string, number>();
  return rows.map((row) => {
    const planned = planRow(row, known);
    const claims = faultOf(row) ? [] : claimsOf(row, planned);
    const earlier = claims.map((claim) => lineOf.get(claim)).find((line) => line !== undefined);
    if (earlier !== undefined)
      return { ...planned, verdict: 'error', reason: because('duplicate', { line: earlier }) };
    for (const claim of claims) lineOf.set(claim, row.line);
    return planned;
  });
};

export type Counts = Record<Verdict, number>;

/** How many rows of each kind; they add up to the rows. */
export const countVerdicts = (rows: readonly Pick<PlannedRow, 'verdict'>[]): Counts => {
  const counts: Counts = { new: 0, change: 0, same: 0, error: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
};
