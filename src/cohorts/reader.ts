import type { Directory, NamedPerson } from '../accounts/directory.service.js';
import { notFound } from '../platform/errors.js';
import type { CohortInfo, CohortReader, CohortRecord, MemberName } from './cohort.js';
import type { CohortStore } from './cohort.store.js';
import type { EnrolmentStore } from './enrolment.store.js';

const byName = (a: MemberName, b: MemberName): number => a.name.localeCompare(b.name);

const infoOf = (
  { _id, instructors, name, zone, start, end, daysOff }: CohortRecord,
  names: ReadonlyMap<string, NamedPerson>,
): CohortInfo => ({
  id: _id,
  name,
  zone,
  start,
  end,
  daysOff,
  lead: instructors[0] ?? null,
  instructors: instructors
    .flatMap((id) => {
      const person = names.get(id);
      return person ? [{ id, ...person }] : [];
    })
    .sort(byName),
});

/** Cohorts as the pages of their people need them. */
export const createCohortReader = ({
  cohorts,
  enrolments,
  directory,
}: {
  cohorts: Pick<CohortStore, 'load' | 'named'>;
  enrolments: Pick<EnrolmentStore, 'ofCohort' | 'countActive'>;
  directory: Pick<Directory, 'namesOf'>;
}): CohortReader => ({
  async of(cohortId) {
    const cohort = await cohorts.load(cohortId);
    if (!cohort) throw notFound();
    return infoOf(cohort, await directory.namesOf(cohort.instructors));
  },
  async learnersOf(cohortId) {
    const enrolled = await enrolments.ofCohort({ reach: 'install' }, cohortId);
    const active = enrolled.filter(({ status }) => status === 'active');
    const names = await directory.namesOf(active.map(({ personId }) => personId));
    return [...names].map(([id, { name }]) => ({ id, name })).sort(byName);
  },
  async namesOf(cohortIds) {
    const found = await cohorts.named(cohortIds);
    return new Map(found.map(({ _id, name }) => [_id, name]));
  },
  learnersIn: (cohortIds) => enrolments.countActive({ reach: 'install' }, cohortIds),
});
