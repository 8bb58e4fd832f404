import { emailOf } from '../accounts/login.js';
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

const canBeMailed = ({ logins }: Member): boolean => emailOf(logins) !== null;

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
      links.push({
        name,
        logins,
        until,
        secret: await directory.invite(tx, id, { expiresAt: until }),
      });
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

export interface InvitationService {
  /** Invites everybody not invited yet: by mail who has an address and where mail is set, by links the others. */
  inviteAll(sent: Sent, cohortId: string): Promise<Invited>;
  /** A new link for one learner. Throws `conflict` for somebody who has joined or is withdrawn. */
  linkFor(sent: Sent, place: Place): Promise<HandedLink[]>;
  /** A new link for an instructor of the cohort. */
  linkForInstructor(sent: Sent, of: { cohortId: string; personId: string }): Promise<HandedLink[]>;
  /** Sends an invitation by mail, again if there was one. Throws `conflict` where that cannot be. */
  mailFor(sent: Sent, place: Place): Promise<null>;
  /** Ends every open invitation of a learner. */
  cancel(sent: Sent, place: Place): Promise<null>;
}

const invitable = async (
  { enrolment }: InvitationParts,
  actor: Actor,
  place: Place,
): Promise<CohortPerson> => {
  const person = await enrolment.person(actor, place);
  if (person.arrival === 'joined') throw new AppError('conflict', 'errors.hasJoined');
  if (person.arrival === 'withdrawn') throw new AppError('conflict', 'cohorts.error.withdrawn');
  return person;
};

/** Who is invited how; remembered by the form's receipt, so that its second answer is about the same people. */
const inviteOpen = (parts: InvitationParts, sent: Sent, cohortId: string) =>
  doOnce(parts, { ...sent, payload: { cohortId, act: 'invite' } }, async (tx) => {
    const { isOn } = parts.outbox;
    const people = await parts.enrolment.peopleOf(sent.actor, cohortId);
    const open = people.filter(({ arrival }) => arrival === 'not-invited');
    const byMail = isOn ? open.filter(({ member }) => canBeMailed(member)) : [];
    const byLink = open.filter((person) => !byMail.includes(person)).map(({ member }) => member.id);
    const personIds = byLink.slice(0, mostLinks);
    await queue(parts, tx, { sent, people: byMail });
    await note(parts, tx, { actor: sent.actor, action: 'invitation:link', personIds });
    return { mailed: byMail.length, personIds, left: byLink.length - personIds.length };
  });

const handOver = async (
  parts: InvitationParts,
  sent: Sent,
  { personIds, until }: { personIds: readonly string[]; until: Date },
): Promise<HandedLink[]> => {
  await doOnce(parts, { ...sent, payload: { personIds, act: 'link' } }, async (tx) => {
    await note(parts, tx, { actor: sent.actor, action: 'invitation:link', personIds });
    return null;
  });
  return mint(parts, { personIds, until });
};

const makingLinks = (
  parts: InvitationParts,
): Pick<InvitationService, 'inviteAll' | 'linkFor' | 'linkForInstructor'> => {
  const untilFor = (cohort: CohortRecord): Date => learnerInvitationEnds(cohort, parts.clock.now());
  return {
    async inviteAll(sent, cohortId) {
      const cohort = await findCohort(parts, sent.actor, { id: cohortId });
      const { mailed, personIds, left } = await inviteOpen(parts, sent, cohortId);
      return { mailed, left, links: await mint(parts, { personIds, until: untilFor(cohort) }) };
    },
    async linkFor(sent, place) {
      const cohort = await findCohort(parts, sent.actor, { id: place.cohortId });
      const { member } = await invitable(parts, sent.actor, place);
      return handOver(parts, sent, { personIds: [member.id], until: untilFor(cohort) });
    },
    async linkForInstructor(sent, { cohortId, personId }) {
      const cohort = await findCohort(parts, sent.actor, { id: cohortId });
      if (!cohort.instructors.includes(personId)) throw notFound();
      const until = instructorInvitationEnds(parts.clock.now());
      return handOver(parts, sent, { personIds: [personId], until });
    },
  };
};

export const createInvitationService = (parts: InvitationParts): InvitationService => ({
  ...makingLinks(parts),
  async mailFor(sent, place) {
    const person = await invitable(parts, sent.actor, place);
    if (!parts.outbox.isOn || !canBeMailed(person.member))
      throw new AppError('conflict', 'cohorts.error.noMail');
    return doOnce(parts, { ...sent, payload: { ...place, act: 'mail' } }, async (tx) => {
      await queue(parts, tx, { sent, people: [person] });
      return null;
    });
  },
  async cancel(sent, place) {
    const { member } = await parts.enrolment.person(sent.actor, place);
    return doOnce(parts, { ...sent, payload: { ...place, act: 'cancel' } }, async (tx) => {
      await parts.directory.endInvitations(tx, member.id);
      await parts.outbox.cancel(tx, [member.id], invitationMail);
      const personIds = [member.id];
      await note(parts, tx, { actor: sent.actor, action: 'invitation:cancel', personIds });
      return null;
    });
  },
});
