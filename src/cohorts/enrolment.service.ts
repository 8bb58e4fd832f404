import type { Member } from '../accounts/directory.service.js';
import { AppError, notFound } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import type { Tx } from '../platform/database.js';
import type { CohortRecord } from './cohort.js';
import { enrol } from './enrol.js';
import { arrivalOf, type Arrival, type EnrolmentRecord } from './enrolment.js';
import { loginsOf, planRow, type PlannedRow } from './import/plan.js';
import type { ListRow } from './import/rows.js';
import { invitationMail } from './invitation.js';
import { doOnce, findCohort, reachOf, type CohortParts, type Sent } from './parts.js';
import { readStandings } from './standing.js';

/** A person of a cohort, as far as whoever enrols may see. */
export interface CohortPerson {
  enrolment: EnrolmentRecord;
  member: Member;
  arrival: Arrival;
  /** The end of the longest open invitation. */
  invitedUntil: Date | null;
  /** What became of the last invitation by mail; null when there was none. */
  mail: 'waiting' | 'sent' | 'given-up' | 'dropped' | null;
}

export interface Place {
  cohortId: string;
  enrolmentId: string;
}

export type EnrolmentService = ReturnType<typeof createEnrolmentService>;

const judgeOne = async (
  parts: CohortParts,
  { actor, cohort, row, tx }: { actor: Actor; cohort: CohortRecord; row: ListRow; tx: Tx },
): Promise<PlannedRow> => {
  const known = await readStandings(parts, {
    scope: reachOf(actor),
    cohort,
    logins: loginsOf(row),
    tx,
  });
  return planRow(row, known);
};

/** What became of one row; the form's receipt keeps it, so it holds nobody's name. */
export type Judged = Pick<PlannedRow, 'verdict' | 'reason'>;

const isOnItsWay = ({ mail }: Pick<CohortPerson, 'mail'>): boolean => mail === 'waiting';

export const createEnrolmentService = (parts: CohortParts) => {
  const { enrolments, directory, outbox, audit, clock } = parts;

  const describe = async (all: readonly EnrolmentRecord[]): Promise<CohortPerson[]> => {
    const ids = all.map(({ personId }) => personId);
    const [members, until, mails] = await Promise.all([
      directory.members(ids),
      directory.invitedUntil(ids),
      outbox.latest(ids, invitationMail),
    ]);
    return all.flatMap((enrolment) => {
      const member = members.get(enrolment.personId);
      if (!member) return [];
      const invitedUntil = until.get(member.id) ?? null;
      const mail = mails.get(member.id)?.state ?? null;
      const isInvited = invitedUntil !== null || isOnItsWay({ mail });
      const isWithdrawn = enrolment.status === 'withdrawn';
      return [
        {
          enrolment,
          member,
          invitedUntil,
          mail,
          arrival: arrivalOf({ ...member, isInvited, isWithdrawn }),
        },
      ];
    });
  };

  const findEnrolment = async (
    actor: Actor,
    { cohortId, enrolmentId }: Place,
    tx?: Tx,
  ): Promise<EnrolmentRecord> => {
    const found = await enrolments.find(reachOf(actor), { cohortId, id: enrolmentId }, tx);
    if (!found) throw notFound();
    return found;
  };

  const change = (sent: Sent, place: Place, status: EnrolmentRecord['status']): Promise<null> => {
    const action = status === 'active' ? 'restore' : 'withdraw';
    return doOnce(parts, { ...sent, payload: { ...place, action } }, async (tx) => {
      const { _id: id, personId, status: before } = await findEnrolment(sent.actor, place, tx);
      // Somebody who was withdrawn here may learn in another cohort by now: an old page takes nothing from them.
      if (before === status) return null;
      const withdrawnAt = status === 'withdrawn' ? clock.now() : null;
      await enrolments.setStatus(tx, reachOf(sent.actor), { id, status, withdrawnAt });
      await directory.setLearning(tx, [personId], status === 'active' ? place.cohortId : null);
      if (status === 'withdrawn') {
        await directory.endInvitations(tx, personId);
        await outbox.cancel(tx, [personId], invitationMail);
      }
      await audit.record(tx, {
        actor: sent.actor.id,
        action: `enrolment:${action}`,
        target: `enrolment:${id}`,
        fields: ['status'],
      });
      return null;
    });
  };

  return {
    /** Everybody who is or was enrolled, by name. */
    async peopleOf(actor: Actor, cohortId: string): Promise<CohortPerson[]> {
      const people = await describe(await enrolments.ofCohort(reachOf(actor), cohortId));
      return people.sort((a, b) => a.member.name.localeCompare(b.member.name));
    },

    /** Throws `not-found`. */
    async person(actor: Actor, place: Place): Promise<CohortPerson> {
      const [person] = await describe([await findEnrolment(actor, place)]);
      if (!person) throw notFound();
      return person;
    },

    /** Enrols one person; gives the row as it was judged, whose verdict `error` says why nothing was done. */
    enrolOne(
      sent: Sent,
      cohortId: string,
      given: Pick<ListRow, 'name' | 'email' | 'number'>,
    ): Promise<Judged> {
      return doOnce(parts, { ...sent, payload: { cohortId, given } }, async (tx) => {
        const cohort = await findCohort(parts, sent.actor, { id: cohortId, tx });
        const row: ListRow = { line: 1, hasSurplus: false, ...given };
        const planned = await judgeOne(parts, { actor: sent.actor, cohort, row, tx });
        if (planned.verdict !== 'error' && planned.verdict !== 'same')
          await enrol(parts, tx, {
            by: sent.actor.id,
            scope: reachOf(sent.actor),
            cohort,
            rows: [planned],
          });
        const { verdict, reason } = planned;
        return { verdict, reason: verdict === 'error' ? reason : null };
      });
    },

    /** Takes somebody out of the cohort: their rights end with their next request, their work stays as it is. */
    withdraw: (sent: Sent, place: Place) => change(sent, place, 'withdrawn'),

    /** Brings somebody back to exactly where they were. Throws `conflict` when they are in another cohort by now. */
    async restore(sent: Sent, place: Place): Promise<null> {
      const { cohortId } = place;
      const cohort = await findCohort(parts, sent.actor, { id: cohortId });
      const { personId } = await findEnrolment(sent.actor, place);
      if (cohort.instructors.includes(personId))
        throw new AppError('conflict', 'cohorts.error.instructs');
      return change(sent, place, 'active');
    },
  };
};
