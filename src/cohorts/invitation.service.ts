import type { Member } from '../accounts/directory.service.js';
import type { Login } from '../accounts/person.js';
import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { instructorInvitationEnds, learnerInvitationEnds, type CohortRecord } from './cohort.js';
import type { CohortPerson, EnrolmentService, Place } from './enrolment.service.js';
import { invitationMail } from './invitation.js';
import { doOnce, findCohort, type CohortParts, type Sent } from './parts.js';

/** A one-time link to hand over. It is shown once; the course keeps only what recognises it. */
export interface HandedLink {
  name: string;
  logins: readonly Login[];
  secret: string;
  until: Date;
}

/** What inviting many people came to. */
export interface Invited {
  mailed: number;
  links: readonly HandedLink[];
  /** People who are still to be invited, because a page holds only so many links. */
  left: number;
}

export interface InvitationParts extends CohortParts {
  enrolment: Pick<EnrolmentService, 'peopleOf' | 'person'>;
}

/** Most links made at once: as many as somebody can hand over, and one transaction can hold. */
const mostLinks = 200;

const canBeMailed = ({ logins }: Member): boolean => logins.some(({ kind }) => kind === 'email');

const note = async (
  { audit }: CohortParts,
  tx: Tx,
  { actor, action, personIds }: { actor: Actor; action: string; personIds: readonly string[] },
): Promise<void> => {
  const entries = personIds.map((id) => ({ actor: actor.id, action, target: `person:${id}` }));
  if (entries.length > 0) await audit.recordAll(tx, entries);
};

/**
 * Mints links to show. This stands outside the form's receipt: a receipt is stored, and a secret is not. So the same
 * form sent twice is one act, and its second answer shows another link, valid beside the first.
 */
const mint = async (
  { directory, transact }: CohortParts,
  { personIds, until }: { personIds: readonly string[]; until: Date },
): Promise<HandedLink[]> => {
  const members = [...(await directory.members(personIds)).values()].filter(
    ({ hasJoined }) => !hasJoined,
  );
  return transact(async (tx) => {
    const links: HandedLink[] = [];
    for (const { id, name, logins } of members)
      links.push({ name, logins, until, secret: await directory.invite(tx, id, until) });
    return links;
  });
};

const queue = async (
  parts: CohortParts,
  tx: Tx,
  { sent, people }: { sent: Sent; people: readonly CohortPerson[] },
): Promise<void> => {
  const mails = people.map(({ enrolment: { _id, personId, cohortId } }) => ({
    _id: `${invitationMail}:${_id}:${sent.key}`,
    kind: invitationMail,
    personId,
    data: { cohortId, enrolmentId: _id },
  }));
  await parts.outbox.add(tx, mails);
  const personIds = people.map(({ member }) => member.id);
  await note(parts, tx, { actor: sent.actor, action: 'invitation:mail', personIds });
};

export type InvitationService = ReturnType<typeof createInvitationService>;

export const createInvitationService = (parts: InvitationParts) => {
  const { directory, outbox, clock, enrolment } = parts;
  const untilFor = (cohort: CohortRecord): Date => learnerInvitationEnds(cohort, clock.now());

  const invitable = async (actor: Actor, place: Place): Promise<CohortPerson> => {
    const person = await enrolment.person(actor, place);
    if (person.arrival === 'joined') throw new AppError('conflict', 'errors.hasJoined');
    if (person.arrival === 'withdrawn') throw new AppError('conflict', 'cohorts.error.withdrawn');
    return person;
  };

  const handOver = async (
    sent: Sent,
    personIds: readonly string[],
    until: Date,
  ): Promise<HandedLink[]> => {
    await doOnce(parts, { ...sent, payload: { personIds, act: 'link' } }, async (tx) => {
      await note(parts, tx, { actor: sent.actor, action: 'invitation:link', personIds });
      return null;
    });
    return mint(parts, { personIds, until });
  };

  /** Who is invited how; remembered by the form's receipt, so that its second answer is about the same people. */
  const inviteOpen = (sent: Sent, cohortId: string) =>
    doOnce(parts, { ...sent, payload: { cohortId, act: 'invite' } }, async (tx) => {
      const people = await enrolment.peopleOf(sent.actor, cohortId);
      const open = people.filter(({ arrival }) => arrival === 'not-invited');
      const byMail = outbox.isOn ? open.filter(({ member }) => canBeMailed(member)) : [];
      const byLink = open
        .filter((person) => !byMail.includes(person))
        .map(({ member }) => member.id);
      const personIds = byLink.slice(0, mostLinks);
      await queue(parts, tx, { sent, people: byMail });
      await note(parts, tx, { actor: sent.actor, action: 'invitation:link', personIds });
      return { mailed: byMail.length, personIds, left: byLink.length - personIds.length };
    });

  return {
    /** Invites everybody not invited yet: by mail who has an address and where mail is set, by links the others. */
    async inviteAll(sent: Sent, cohortId: string): Promise<Invited> {
      const cohort = await findCohort(parts, sent.actor, { id: cohortId });
      const { mailed, personIds, left } = await inviteOpen(sent, cohortId);
      return { mailed, left, links: await mint(parts, { personIds, until: untilFor(cohort) }) };
    },

    /** A new link for one learner. Throws `conflict` for somebody who has joined or is withdrawn. */
    async linkFor(sent: Sent, place: Place): Promise<HandedLink[]> {
      const cohort = await findCohort(parts, sent.actor, { id: place.cohortId });
      const { member } = await invitable(sent.actor, place);
      return handOver(sent, [member.id], untilFor(cohort));
    },

    /** A new link for an instructor of the cohort. */
    async linkForInstructor(
      sent: Sent,
      { cohortId, personId }: { cohortId: string; personId: string },
    ): Promise<HandedLink[]> {
      const cohort = await findCohort(parts, sent.actor, { id: cohortId });
      if (!cohort.instructors.includes(personId)) throw notFound();
      return handOver(sent, [personId], instructorInvitationEnds(clock.now()));
    },

    /** Sends an invitation by mail, again if there was one. Throws `conflict` where that cannot be. */
    async mailFor(sent: Sent, place: Place): Promise<null> {
      const person = await invitable(sent.actor, place);
      if (!outbox.isOn || !canBeMailed(person.member))
        throw new AppError('conflict', 'cohorts.error.noMail');
      return doOnce(parts, { ...sent, payload: { ...place, act: 'mail' } }, async (tx) => {
        await queue(parts, tx, { sent, people: [person] });
        return null;
      });
    },

    /** Ends every open invitation of a learner. */
    async cancel(sent: Sent, place: Place): Promise<null> {
      const { member } = await enrolment.person(sent.actor, place);
      return doOnce(parts, { ...sent, payload: { ...place, act: 'cancel' } }, async (tx) => {
        await directory.endInvitations(tx, member.id);
        await outbox.cancel(tx, [member.id], invitationMail);
        await note(parts, tx, {
          actor: sent.actor,
          action: 'invitation:cancel',
          personIds: [member.id],
        });
        return null;
      });
    },
  };
};
