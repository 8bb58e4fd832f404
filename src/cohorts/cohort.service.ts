import type { Member } from '../accounts/directory.service.js';
import type { Day } from '../platform/dates.js';
import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { mostInstructors, type CohortRecord } from './cohort.js';
import { findOrAddInstructor, installInstructors, type NewInstructor } from './instructors.js';
import { doOnce, findCohort, reachOf, type CohortParts, type Sent } from './parts.js';

export interface NewCohort {
  name: string;
  zone: string;
  start: Day;
  end: Day;
  daysOff: readonly Day[];
  /** People who are chosen from `possibleInstructors`. */
  instructorIds: readonly string[];
  /** Somebody else, by e-mail address. */
  invited: NewInstructor | null;
}

export interface CohortSummary {
  cohort: CohortRecord;
  people: number;
  instructors: readonly string[];
}

export interface CohortService {
  /** People an admin may choose from: who instructs already, and the admin. Others come by their address. */
  possibleInstructors(actor: Actor): Promise<Member[]>;
  list(actor: Actor): Promise<CohortSummary[]>;
  /** A cohort with its instructors by name. Throws `not-found`. */
  find(actor: Actor, id: string): Promise<{ cohort: CohortRecord; instructors: Member[] }>;
  /** Gives the new cohort's id. Its instructors get their rights in the same transaction. */
  create(sent: Sent, given: NewCohort): Promise<string>;
  /**
   * Adds an instructor to a cohort. No admin is added where reflections were handed in already: being admin is no way to
   * them. Throws `conflict`.
   */
  addInstructor(sent: Sent, cohortId: string, invited: NewInstructor): Promise<string>;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

const byName = (members: ReadonlyMap<string, Member>): Member[] =>
  [...members.values()].sort((a, b) => a.name.localeCompare(b.name));

const reading = (
  parts: CohortParts,
): Pick<CohortService, 'possibleInstructors' | 'list' | 'find'> => {
  const { cohorts, enrolments, directory } = parts;
  const instructorsOf = (all: readonly CohortRecord[]): string[] =>
    unique(all.flatMap(({ instructors }) => instructors));
  return {
    async possibleInstructors(actor) {
      const all = await cohorts.list(reachOf(actor));
      return byName(await directory.members(unique([actor.id, ...instructorsOf(all)])));
    },
    async list(actor) {
      const all = await cohorts.list(reachOf(actor));
      const cohortIds = all.map(({ _id }) => _id);
      const people = await enrolments.countActive(reachOf(actor), cohortIds);
      const members = await directory.members(instructorsOf(all));
      return all.map((cohort) => ({
        cohort,
        people: people.get(cohort._id) ?? 0,
        instructors: cohort.instructors.flatMap((id) => members.get(id)?.name ?? []),
      }));
    },
    async find(actor, id) {
      const cohort = await findCohort(parts, actor, { id });
      return { cohort, instructors: byName(await directory.members(cohort.instructors)) };
    },
  };
};

const recordOf = (parts: CohortParts, given: NewCohort, instructors: string[]): CohortRecord => ({
  _id: parts.ids.next(),
  courseId: parts.courseId(),
  name: given.name,
  zone: given.zone,
  start: given.start,
  end: given.end,
  daysOff: [...given.daysOff],
  instructors,
  archived: false,
  createdAt: parts.clock.now(),
});

const fields = ['name', 'zone', 'start', 'end', 'daysOff', 'instructors'];

const add = async (
  parts: CohortParts,
  tx: Tx,
  { sent, given }: { sent: Sent; given: NewCohort },
): Promise<string> => {
  const { actor, key } = sent;
  const { invited, instructorIds, zone } = given;
  const newcomer = invited ? [await findOrAddInstructor(parts, tx, { ...invited, zone })] : [];
  const cohort = recordOf(parts, given, unique([...instructorIds, ...newcomer]));
  await parts.cohorts.add(tx, reachOf(actor), cohort);
  await installInstructors(parts, tx, { cohort, personIds: cohort.instructors, key });
  const entry = {
    actor: actor.id,
    action: 'cohort:create',
    target: `cohort:${cohort._id}`,
    fields,
  };
  await parts.audit.record(tx, entry);
  return cohort._id;
};

/** Nobody who looks after the course comes to read a cohort by being named there, by their own hand or another admin's. */
const assertMayInstruct = async (
  { directory, hasRounds }: CohortParts,
  { cohort, personId }: { cohort: CohortRecord; personId: string },
): Promise<void> => {
  if (cohort.instructors.length >= mostInstructors)
    throw new AppError('conflict', 'cohorts.error.manyInstructors');
  const named = (await directory.namesOf([personId])).get(personId);
  if (named?.isAdmin && (await hasRounds(cohort._id)))
    throw new AppError('conflict', 'cohorts.error.ownCohort');
};

interface Joining {
  sent: Sent;
  cohortId: string;
  invited: NewInstructor;
}

const join = async (
  parts: CohortParts,
  tx: Tx,
  { sent, cohortId, invited }: Joining,
): Promise<string> => {
  const { actor, key } = sent;
  const cohort = await findCohort(parts, actor, { id: cohortId, tx });
  const personId = await findOrAddInstructor(parts, tx, { ...invited, zone: cohort.zone });
  await assertMayInstruct(parts, { cohort, personId });
  await parts.cohorts.addInstructor(tx, reachOf(actor), { id: cohortId, personId });
  await installInstructors(parts, tx, { cohort, personIds: [personId], key });
  const entry = { actor: actor.id, action: 'cohort:add-instructor', target: `cohort:${cohortId}` };
  await parts.audit.record(tx, { ...entry, fields: ['instructors'] });
  return personId;
};

export const createCohortService = (parts: CohortParts): CohortService => {
  const reads = reading(parts);
  return {
    ...reads,
    async create(sent, given) {
      const possible = (await reads.possibleInstructors(sent.actor)).map(({ id }) => id);
      if (!given.instructorIds.every((id) => possible.includes(id))) throw new AppError('invalid');
      return doOnce(parts, { ...sent, payload: given }, (tx) => add(parts, tx, { sent, given }));
    },
    addInstructor: (sent, cohortId, invited) =>
      doOnce(parts, { ...sent, payload: { cohortId, invited } }, (tx) =>
        join(parts, tx, { sent, cohortId, invited }),
      ),
  };
};
