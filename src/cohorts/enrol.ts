import { loginKey } from '../accounts/login.js';
import type { Tx } from '../platform/database.js';
import { original } from '../platform/locales.js';
import type { InstallScope } from '../policy.js';
import type { CohortRecord } from './cohort.js';
import type { EnrolmentRecord } from './enrolment.js';
import { loginsOf, type PlannedRow } from './import/plan.js';
import type { CohortParts } from './parts.js';

/** Planned rows of people to be added or changed in a cohort, as they were judged in the same transaction. */
export interface Enrolling {
  /** Who enrols. */
  by: string;
  scope: InstallScope;
  cohort: CohortRecord;
  rows: readonly PlannedRow[];
}

const addStrangers = async (
  { directory }: CohortParts,
  tx: Tx,
  { by, rows, cohort }: Enrolling,
): Promise<ReadonlyMap<number, string>> => {
  const strangers = rows.filter(({ personId }) => personId === null);
  if (strangers.length === 0) return new Map();
  // They are written to, and begin, in the language of whoever enrols them.
  const { locale = original } = (await directory.members([by], tx)).get(by) ?? {};
  const people = strangers.map((row) => ({
    locale,
    name: row.name,
    logins: loginsOf(row),
    zone: cohort.zone,
  }));
  const ids = await directory.add(tx, people);
  return new Map(strangers.map(({ line }, at) => [line, ids[at] ?? '']));
};

/** Takes over another name and further identifiers of people who have not joined yet. */
const amendKnown = async (
  { directory }: CohortParts,
  tx: Tx,
  rows: readonly PlannedRow[],
): Promise<void> => {
  const amended = rows.filter(
    ({ reason }) => reason?.key === 'renames' || reason?.key === 'addsLogin',
  );
  const members = await directory.members(
    amended.flatMap(({ personId }) => personId ?? []),
    tx,
  );
  for (const row of amended) {
    const member = members.get(row.personId ?? '');
    if (!member) continue;
    const own = new Set(member.logins.map(loginKey));
    const logins = loginsOf(row).filter((login) => !own.has(loginKey(login)));
    await directory.amend(tx, member.id, { name: row.name || member.name, logins });
  }
};

const record = async (
  { audit }: CohortParts,
  tx: Tx,
  { by, enrolments }: { by: string; enrolments: readonly EnrolmentRecord[] },
) => {
  const entry = { actor: by, action: 'enrolment:add', fields: ['status'] };
  await audit.recordAll(
    tx,
    enrolments.map(({ _id }) => ({ ...entry, target: `enrolment:${_id}` })),
  );
};

/** Adds and changes people as planned, with their right to learn; gives each row's person by its line. */
export const enrol = async (
  parts: CohortParts,
  tx: Tx,
  enrolling: Enrolling,
): Promise<ReadonlyMap<number, string>> => {
  const { by, scope, cohort, rows } = enrolling;
  const added = await addStrangers(parts, tx, enrolling);
  await amendKnown(parts, tx, rows);
  const personOf = new Map(
    rows.map(({ line, personId }) => [line, personId ?? added.get(line) ?? '']),
  );
  const newcomers = rows
    .filter(({ verdict }) => verdict === 'new')
    .map(({ line }) => personOf.get(line) ?? '');
  const enrolments = newcomers.map((personId): EnrolmentRecord => ({
    _id: parts.ids.next(),
    cohortId: cohort._id,
    personId,
    courseId: cohort.courseId,
    status: 'active',
    enrolledAt: parts.clock.now(),
    withdrawnAt: null,
  }));
  if (enrolments.length > 0) {
    await parts.enrolments.add(tx, scope, enrolments);
    await parts.directory.setLearning(tx, newcomers, cohort);
    await record(parts, tx, { by, enrolments });
  }
  return personOf;
};
