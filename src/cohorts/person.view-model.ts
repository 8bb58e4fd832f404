import { emailOf } from '../accounts/login.js';
import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { personRow, type PersonRowView } from './person-row.js';
import type { CohortPerson } from './enrolment.service.js';
import type { HandedLink } from './invitation.service.js';
import { showLogins } from './words.js';

interface ActView {
  action: string;
  label: string;
  /** What pressing the button does, in a sentence. */
  hint: string;
}

export interface PersonView {
  title: string;
  back: { href: string; label: string };
  row: PersonRowView;
  facts: { name: string; value: string }[];
  /** The next step, and others. */
  invite: ActView[];
  /** For somebody who has joined and gets no mail with a link to a new password. */
  reset: ActView | null;
  /** Where their certificates are; null for somebody who has never been here. */
  certificates: string | null;
  leave: ActView | null;
  restore: ActView | null;
}

export const personPage = definePage<PersonView>('cohorts/person', 'cohorts');

export interface PersonStory {
  cohortName: string;
  person: CohortPerson;
  /** Who looks at the page. */
  me: string;
  mailIsOn: boolean;
  calendar: Calendar;
}

type Act = Parameters<typeof paths.personAct>[2];

const factsOf = (t: Words, { person, calendar }: PersonStory): PersonView['facts'] => {
  const { enrolment, member, mail } = person;
  const facts = [
    { name: t('cohorts.person.signsIn'), value: showLogins(member.logins) },
    { name: t('cohorts.person.enrolled'), value: showDate(enrolment.enrolledAt, calendar) },
  ];
  if (enrolment.withdrawnAt)
    facts.push({
      name: t('cohorts.person.withdrawn'),
      value: showDate(enrolment.withdrawnAt, calendar),
    });
  if (mail !== null && mail !== 'dropped')
    facts.push({ name: t('cohorts.person.mail'), value: t(`cohorts.mail.${mail}`) });
  return facts;
};

const canBeMailed = ({ person, mailIsOn }: PersonStory): boolean =>
  mailIsOn && emailOf(person.member.logins) !== null;

/** Ways to invite, the first the likeliest; none for who has joined or is withdrawn. */
const invitingActs = (story: PersonStory): [Act, string][] => {
  const { arrival, mail } = story.person;
  const byMail: [Act, string][] = canBeMailed(story)
    ? [['mails', mail === null ? 'mails' : 'mailsAgain']]
    : [];
  if (arrival === 'not-invited') return [...byMail, ['links', 'links']];
  if (arrival !== 'invited') return [];
  return [...byMail, ['links', 'linksAgain'], ['cancellation', 'cancellation']];
};

export const personView = (t: Words, story: PersonStory): PersonView => {
  const { person, cohortName, calendar } = story;
  const { enrolment, member, arrival } = person;
  const act = (name: Act, word: string = name): ActView => ({
    action: paths.personAct(enrolment.cohortId, enrolment._id, name),
    label: t(`cohorts.act.${word}.label`),
    hint: t(`cohorts.act.${word}.hint`),
  });
  const isAway = arrival === 'withdrawn';
  return {
    title: member.name,
    back: { href: paths.cohort(enrolment.cohortId), label: cohortName },
    row: personRow(t, person, calendar),
    facts: factsOf(t, story),
    invite: invitingActs(story).map(([name, word]) => act(name, word)),
    reset:
      arrival === 'joined' && member.id !== story.me
        ? {
            action: paths.handOver(member.id),
            label: t('accounts.handOver.label'),
            hint: t('accounts.handOver.hint'),
          }
        : null,
    certificates: member.hasJoined ? paths.heldCertificates(member.id) : null,
    leave: isAway ? null : act('withdrawal'),
    restore: isAway ? act('restoration') : null,
  };
};

export interface LinksView {
  title: string;
  back: { href: string; label: string };
  mailed: string | null;
  left: string | null;
  links: { id: string; name: string; logins: string; address: string; until: string }[];
}

export const linksPage = definePage<LinksView>('cohorts/links', 'cohorts');

export interface LinksStory {
  back: LinksView['back'];
  links: readonly HandedLink[];
  mailed?: number;
  left?: number;
  origin: string;
  calendar: Calendar;
}

export const linksView = (
  t: Words,
  { back, links, mailed = 0, left = 0, origin, calendar }: LinksStory,
): LinksView => ({
  title: t('cohorts.links.title', { count: links.length }),
  back,
  mailed: mailed > 0 ? t('cohorts.links.mailed', { count: mailed }) : null,
  left: left > 0 ? t('cohorts.links.left', { count: left }) : null,
  links: links.map(({ name, logins, secret, until }, at) => ({
    id: `link-${at + 1}`,
    name,
    logins: showLogins(logins),
    address: `${origin}${paths.token('invitations', secret)}`,
    until: t('cohorts.links.until', { date: showDate(until, calendar) }),
  })),
});
