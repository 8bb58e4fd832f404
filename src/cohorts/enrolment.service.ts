import type { Member } from '../accounts/directory.service.js';
import { AppError, notFound } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import type { Tx } from '../platform/database.js';
import type { CohortRecord } from './cohort.js';
import { enrol } from './enrol.js';
import { arrivalOf, type Arrival, type EnrolmentRecord } from './enrolment.js';
import { isCarriedOut } from './import/import.js';
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

export interface EnrolmentService {
  /** Everybody who is or was enrolled, by name. */
  peopleOf(actor: Actor, cohortId: string): Promise<CohortPerson[]>;
  /** Throws `not-found`. */
  person(actor: Actor, place: Place): Promise<CohortPerson>;
  /** Enrols one person; gives the row as it was judged, whose verdict `error` says why nothing was done. */
  enrolOne(sent: Sent, cohortId: string, given: NewLearner): Promise<Judged>;
  /** Takes somebody out of the cohort: their rights end with their next request, their work stays as it is. */
  withdraw(sent: Sent, place: Place): Promise<null>;
  /** Brings somebody back to exactly where they were. Throws `conflict` when they are in another cohort by now. */
  restore(sent: Sent, place: Place): Promise<null>;
}

export type NewLearner = Pick<ListRow, 'name' | 'email' | 'number'>;

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

const describe = async (
  { directory, outbox }: CohortParts,
  all: readonly EnrolmentRecord[],
): Promise<CohortPerson[]> => {
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
    const isInvited = invitedUntil !== null || mail === 'waiting';
    const isWithdrawn = enrolment.status === 'withdrawn';
    const arrival = arrivalOf({ ...member, isInvited, isWithdrawn });
    return [{ enrolment, member, invitedUntil, mail, arrival }];
  });
};

const findEnrolment = async (
  { enrolments }: CohortParts,
  actor: Actor,
  { place, tx }: { place: Place; tx?: Tx },
): Promise<EnrolmentRecord> => {
  const at = { cohortId: place.cohortId, id: place.enrolmentId };
  const found = await enrolments.find(reachOf(actor), at, tx);
  if (!found) throw notFound();
  return found;
};

interface Change {
  sent: Sent;
  place: Place;
  status: EnrolmentRecord['status'];
}

const changeStatus = async (
  parts: CohortParts,
  tx: Tx,
  { sent, place, status }: Change,
): Promise<void> => {
  const { actor } = sent;
  const { enrolments, directory, outbox, audit, clock } = parts;
  const { _id: id, personId, status: before } = await findEnrolment(parts, actor, { place, tx });
  // Somebody who was withdrawn here may learn in another cohort by now: an old page takes nothing from them.
  if (before === status) return;
  const leaves = status === 'withdrawn';
  await enrolments.setStatus(tx, reachOf(actor), {
    id,
    status,
    withdrawnAt: leaves ? clock.now() : null,
  });
  const cohort = leaves ? null : await findCohort(parts, actor, { id: place.cohortId, tx });
  await directory.setLearning(tx, [personId], cohort);
  if (leaves) {
    await directory.endInvitations(tx, personId);
    await outbox.cancel(tx, [personId], invitationMail);
  }
  const action = leaves ? 'enrolment:withdraw' : 'enrolment:restore';
  await audit.record(tx, {
    actor: actor.id,
    action,
    target: `enrolment:${id}`,
    fields: ['status'],
  });
};

const change = (parts: CohortParts, { sent, place, status }: Change): Promise<null> =>
  doOnce(parts, { ...sent, payload: { ...place, status } }, async (tx) => {
    await changeStatus(parts, tx, { sent, place, status });
    return null;
  });

interface EnrolOne {
  actor: Actor;
  cohortId: string;
  given: NewLearner;
}

const enrolOne = async (
  parts: CohortParts,
  tx: Tx,
  { actor, cohortId, given }: EnrolOne,
): Promise<Judged> => {
  const cohort = await findCohort(parts, actor, { id: cohortId, tx });
  const row: ListRow = { line: 1, hasSurplus: false, ...given };
  const planned = await judgeOne(parts, { actor, cohort, row, tx });
  const { verdict, reason } = planned;
  if (isCarriedOut(verdict))
    await enrol(parts, tx, { by: actor.id, scope: reachOf(actor), cohort, rows: [planned] });
  return { verdict, reason: verdict === 'error' ? reason : null };
};

export const createEnrolmentService = (parts: CohortParts): EnrolmentService => ({
  async peopleOf(actor, cohortId) {
    const people = await describe(parts, await parts.enrolments.ofCohort(reachOf(actor), cohortId));
    return people.sort((a, b) => a.member.name.localeCompare(b.member.name));
  },
  async person(actor, place) {
    const [person] = await describe(parts, [await findEnrolment(parts, actor, { place })]);
    if (!person) throw notFound();
    return person;
  },
  enrolOne: (sent, cohortId, given) =>
    doOnce(parts, { ...sent, payload: { cohortId, given } }, (tx) =>
      enrolOne(parts, tx, { actor: sent.actor, cohortId, given }),
    ),
  withdraw: (sent, place) => change(parts, { sent, place, status: 'withdrawn' }),
  async restore(sent, place) {
    const cohort = await findCohort(parts, sent.actor, { id: place.cohortId });
    const { personId } = await findEnrolment(parts, sent.actor, { place });
    if (cohort.instructors.includes(personId))
      throw new AppError('conflict', 'cohorts.error.instructs');
    return change(parts, { sent, place, status: 'active' });
  },
});
