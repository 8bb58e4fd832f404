import type { Directory, NamedPerson } from '../accounts/directory.service.js';
import { createBounded } from '../platform/bounded.js';
import { notFound } from '../platform/errors.js';
import type {
  CohortInfo,
  CohortReader,
  CohortRecord,
  InstructorName,
  MemberName,
} from './cohort.js';
import type { CohortStore } from './cohort.store.js';
import type { EnrolmentStore } from './enrolment.store.js';

const byName = (a: MemberName, b: MemberName): number => a.name.localeCompare(b.name);

const instructorsIn = (
  { instructors }: CohortRecord,
  names: ReadonlyMap<string, NamedPerson>,
): InstructorName[] =>
  instructors
    .flatMap((id) => {
      const person = names.get(id);
      return person ? [{ id, ...person }] : [];
    })
    .sort(byName);

const infoOf = (cohort: CohortRecord, names: ReadonlyMap<string, NamedPerson>): CohortInfo => {
  const { _id, name, zone, start, end, daysOff } = cohort;
  const instructors = instructorsIn(cohort, names);
  const lead = cohort.instructors[0] ?? null;
  return { id: _id, name, zone, start, end, daysOff, instructors, lead };
};

const found = async (reading: Promise<CohortRecord | null>): Promise<CohortRecord> => {
  const cohort = await reading;
  if (!cohort) throw notFound();
  return cohort;
};

/** More than run at a time: of these it is known whose names to ask for with the cohort itself. */
const mostCohorts = 1_000;

/** Cohorts as the pages of their people need them. */
export const createCohortReader = ({
  cohorts,
  enrolments,
  directory,
}: {
  cohorts: Pick<CohortStore, 'load' | 'named'>;
  enrolments: Pick<EnrolmentStore, 'ofCohort' | 'countActive'>;
  directory: Pick<Directory, 'namesOf'>;
}): CohortReader => {
  /** As they were the last time: good for asking early, and never to be believed. */
  const probably = createBounded<readonly string[]>(mostCohorts);
  return {
    async of(cohortId) {
      const [cohort, early] = await Promise.all([
        found(cohorts.load(cohortId)),
        directory.namesOf(probably.get(cohortId) ?? []),
      ]);
      probably.set(cohortId, cohort.instructors);
      const isKnown = cohort.instructors.every((id) => early.has(id));
      return infoOf(cohort, isKnown ? early : await directory.namesOf(cohort.instructors));
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
  };
};
