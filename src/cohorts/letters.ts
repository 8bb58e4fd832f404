import { emailOf } from '../accounts/login.js';
import type { Member } from '../accounts/directory.service.js';
import { showDate } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { LetterView } from '../mail/letter.js';
import type { Compose, Letter } from '../mail/mail.js';
import type { InstallScope } from '../policy.js';
import { paths } from '../web/paths.js';
import { instructorInvitationEnds, learnerInvitationEnds, type CohortRecord } from './cohort.js';
import { instructorMail, invitationMail } from './invitation.js';
import type { CohortParts } from './parts.js';

export interface LetterParts extends Pick<
  CohortParts,
  'cohorts' | 'enrolments' | 'directory' | 'transact' | 'clock'
> {
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

/** The program sends what an admin asked for; it reads as one. */
const install: InstallScope = { reach: 'install' };

interface Inviting {
  kind: 'learner' | 'instructor';
  cohort: CohortRecord;
  member: Member;
  until: Date;
}

const view = (
  parts: LetterParts,
  { kind, cohort, member, until }: Inviting,
  secret: string,
): LetterView => {
  const { locale } = member;
  const t = parts.words(locale);
  const date = showDate(until, {
    zone: cohort.zone,
    locale,
    now: parts.clock.now(),
  });
  const values = { name: member.name, cohort: cohort.name, date };
  return {
    lang: locale,
    subject: t(`mails.${kind}.subject`, values),
    greeting: t('mails.greeting', values),
    paragraphs: [t(`mails.${kind}.why`, values), t(`mails.${kind}.what`, values)],
    link: {
      href: `${parts.publicOrigin}${paths.token('invitations', secret)}`,
      label: t('mails.invitation.link'),
    },
    closing: [t('mails.invitation.until', values), t('mails.invitation.mistake')],
  };
};

/** Mints the link in the transaction that makes sure the mail is still wanted. */
const write = async (
  parts: LetterParts,
  inviting: Inviting,
  isWanted: Parameters<Compose>[1],
): Promise<Letter | null> => {
  const { member, until } = inviting;
  const sentTo = emailOf(member.logins);
  if (sentTo === null || member.hasJoined) return null;
  const secret = await parts.transact(async (tx) =>
    (await isWanted(tx))
      ? parts.directory.invite(tx, member.id, { expiresAt: until, sentTo })
      : null,
  );
  return secret === null
    ? null
    : parts.print({ name: member.name, address: sentTo.value }, view(parts, inviting, secret));
};

const memberOf = async ({ directory }: LetterParts, id: string): Promise<Member | null> =>
  (await directory.members([id])).get(id) ?? null;

const inviteLearner =
  (parts: LetterParts): Compose =>
  async ({ personId, data }, isWanted) => {
    const { cohortId = '', enrolmentId = '' } = data;
    const cohort = await parts.cohorts.find(install, cohortId);
    const enrolment = await parts.enrolments.find(install, { cohortId, id: enrolmentId });
    const member = await memberOf(parts, personId);
    if (!cohort || !member || enrolment?.status !== 'active') return null;
    const until = learnerInvitationEnds(cohort, parts.clock.now());
    return write(parts, { kind: 'learner', cohort, member, until }, isWanted);
  };

const inviteInstructor =
  (parts: LetterParts): Compose =>
  async ({ personId, data }, isWanted) => {
    const cohort = await parts.cohorts.find(install, data['cohortId'] ?? '');
    const member = await memberOf(parts, personId);
    if (!cohort || !member || !cohort.instructors.includes(personId)) return null;
    const until = instructorInvitationEnds(parts.clock.now());
    return write(parts, { kind: 'instructor', cohort, member, until }, isWanted);
  };

/** Who writes the letters of cohorts, by kind of mail. */
export const invitationLetters = (parts: LetterParts): Record<string, Compose> => ({
  [invitationMail]: inviteLearner(parts),
  [instructorMail]: inviteInstructor(parts),
});
