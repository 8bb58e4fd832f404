import { loginKey } from '../accounts/login.js';
import type { Login } from '../accounts/person.js';
import type { Tx } from '../platform/database.js';
import type { InstallScope } from '../policy.js';
import type { CohortRecord } from './cohort.js';
import type { EnrolmentRecord } from './enrolment.js';
import type { KnownPeople, KnownPerson } from './import/plan.js';
import type { CohortParts } from './parts.js';

type StandingParts = Pick<CohortParts, 'cohorts' | 'enrolments' | 'directory'>;
type Place = Pick<KnownPerson, 'standing' | 'cohortName'>;

interface Asked {
  scope: InstallScope;
  cohort: CohortRecord;
  logins: readonly Login[];
  tx?: Tx;
}

const group = (all: readonly EnrolmentRecord[]): Map<string, EnrolmentRecord[]> => {
  const byPerson = new Map<string, EnrolmentRecord[]>();
  for (const enrolment of all)
    byPerson.set(enrolment.personId, [...(byPerson.get(enrolment.personId) ?? []), enrolment]);
  return byPerson;
};

const placeOf = (
  cohort: CohortRecord,
  { personId, enrolments }: { personId: string; enrolments: readonly EnrolmentRecord[] },
  names: ReadonlyMap<string, string>,
): Place => {
  const active = enrolments.find(({ status }) => status === 'active');
  if (cohort.instructors.includes(personId)) return { standing: 'instructor', cohortName: '' };
  if (active && active.cohortId !== cohort._id)
    return { standing: 'elsewhere', cohortName: names.get(active.cohortId) ?? '' };
  if (active) return { standing: 'here', cohortName: '' };
  return { standing: enrolments.length > 0 ? 'withdrawn' : 'free', cohortName: '' };
};

/** Where everybody stands who has one of these logins, seen from one cohort. */
export const readStandings = async (
  { cohorts, enrolments, directory }: StandingParts,
  { scope, cohort, logins, tx }: Asked,
): Promise<KnownPeople> => {
  const owners = await directory.find(logins, tx);
  const personIds = [...new Set(owners.values())];
  const members = await directory.members(personIds, tx);
  const where = { personIds, courseId: cohort.courseId, cohortId: cohort._id };
  const found = await enrolments.ofPeople(scope, where, tx);
  const byPerson = group(found);
  const others = await cohorts.named([...new Set(found.map(({ cohortId }) => cohortId))]);
  const names = new Map(others.map(({ _id, name }) => [_id, name]));
  const known = new Map<string, KnownPerson>();
  for (const member of members.values()) {
    const place = placeOf(
      cohort,
      { personId: member.id, enrolments: byPerson.get(member.id) ?? [] },
      names,
    );
    for (const login of member.logins) known.set(loginKey(login), { ...member, ...place });
  }
  return known;
};
