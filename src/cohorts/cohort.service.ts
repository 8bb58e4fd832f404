import type { Member } from '../accounts/directory.service.js';
import type { Day } from '../platform/dates.js';
import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { mostInstructors, type CohortRecord } from './cohort.js';
import { findOrAddInstructor, type NewInstructor } from './instructors.js';
import { instructorInvitation } from './invitation.js';
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

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

export type CohortService = ReturnType<typeof createCohortService>;

export const createCohortService = (parts: CohortParts) => {
  const { cohorts, enrolments, directory, outbox, audit, clock, ids } = parts;

  const possibleInstructors = async (actor: Actor): Promise<Member[]> => {
    const all = await cohorts.list(reachOf(actor));
    const known = await directory.members(
      unique([actor.id, ...all.flatMap(({ instructors }) => instructors)]),
    );
    return [...known.values()].sort((a, b) => a.name.localeCompare(b.name));
  };

  const instructorsOf = async (
    tx: Tx,
    chosen: Pick<NewCohort, 'instructorIds' | 'invited' | 'zone'>,
  ): Promise<string[]> => {
    const invited =
      chosen.invited &&
      (await findOrAddInstructor(parts, tx, { ...chosen.invited, zone: chosen.zone }));
    return unique([...chosen.instructorIds, ...(invited ? [invited] : [])]);
  };

  /** Instructors take up their place: the right at once, and an invitation for who has no account yet. */
  const install = async (
    tx: Tx,
    { cohortId, personIds, key }: { cohortId: string; personIds: readonly string[]; key: string },
  ) => {
    for (const id of personIds) await directory.startInstructing(tx, id, cohortId);
    const members = [...(await directory.members(personIds, tx)).values()];
    const invited = members.filter(({ hasJoined }) => !hasJoined);
    await outbox.add(
      tx,
      invited.map(({ id: personId }) => instructorInvitation({ personId, cohortId, key })),
    );
  };

  const recordOf = (given: NewCohort, instructors: string[]): CohortRecord => ({
    _id: ids.next(),
    courseId: parts.courseId(),
    name: given.name,
    zone: given.zone,
    start: given.start,
    end: given.end,
    daysOff: [...given.daysOff],
    instructors,
    archived: false,
    createdAt: clock.now(),
  });

  return {
    /** People an admin may choose from: who instructs already, and the admin. Others come by their address. */
    possibleInstructors,

    async list(actor: Actor): Promise<CohortSummary[]> {
      const all = await cohorts.list(reachOf(actor));
      const people = await enrolments.countActive(
        reachOf(actor),
        all.map(({ _id }) => _id),
      );
      const names = await directory.members(unique(all.flatMap(({ instructors }) => instructors)));
      return all.map((cohort) => ({
        cohort,
        people: people.get(cohort._id) ?? 0,
        instructors: cohort.instructors.flatMap((id) => names.get(id)?.name ?? []),
      }));
    },

    /** A cohort with its instructors by name. Throws `not-found`. */
    async find(actor: Actor, id: string): Promise<{ cohort: CohortRecord; instructors: Member[] }> {
      const cohort = await findCohort(parts, actor, { id });
      const members = await directory.members(cohort.instructors);
      return {
        cohort,
        instructors: [...members.values()].sort((a, b) => a.name.localeCompare(b.name)),
      };
    },

    /** Gives the new cohort's id. Its instructors get their rights in the same transaction. */
    async create(sent: Sent, given: NewCohort): Promise<string> {
      const possible = new Set((await possibleInstructors(sent.actor)).map(({ id }) => id));
      if (!given.instructorIds.every((id) => possible.has(id))) throw new AppError('invalid');
      return doOnce(parts, { ...sent, payload: given }, async (tx) => {
        const cohort = recordOf(given, await instructorsOf(tx, given));
        await cohorts.add(tx, reachOf(sent.actor), cohort);
        await install(tx, { cohortId: cohort._id, personIds: cohort.instructors, key: sent.key });
        const fields = ['name', 'zone', 'start', 'end', 'daysOff', 'instructors'];
        await audit.record(tx, {
          actor: sent.actor.id,
          action: 'cohort:create',
          target: `cohort:${cohort._id}`,
          fields,
        });
        return cohort._id;
      });
    },

    /**
     * Adds an instructor to a cohort. An admin does not add themselves where reflections were handed in already: being
     * admin is no way to them. Throws `conflict`.
     */
    async addInstructor(sent: Sent, cohortId: string, invited: NewInstructor): Promise<string> {
      return doOnce(parts, { ...sent, payload: { cohortId, invited } }, async (tx) => {
        const cohort = await findCohort(parts, sent.actor, { id: cohortId, tx });
        const personId = await findOrAddInstructor(parts, tx, { ...invited, zone: cohort.zone });
        await assertMayInstruct(sent.actor, cohort, personId);
        await cohorts.addInstructor(tx, reachOf(sent.actor), { id: cohortId, personId });
        await install(tx, { cohortId, personIds: [personId], key: sent.key });
        await audit.record(tx, {
          actor: sent.actor.id,
          action: 'cohort:add-instructor',
          target: `cohort:${cohortId}`,
          fields: ['instructors'],
        });
        return personId;
      });
    },
  };

  async function assertMayInstruct(
    actor: Actor,
    cohort: CohortRecord,
    personId: string,
  ): Promise<void> {
    if (cohort.instructors.length >= mostInstructors)
      throw new AppError('conflict', 'cohorts.error.manyInstructors');
    if (personId === actor.id && (await parts.hasRounds(cohort._id)))
      throw new AppError('conflict', 'cohorts.error.ownCohort');
  }
};
