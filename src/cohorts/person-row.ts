import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Arrival } from './enrolment.js';
import type { CohortPerson } from './enrolment.service.js';
import { showLogins } from './words.js';

export interface PersonRowView {
  href: string;
  name: string;
  logins: string;
  mark: 'holds' | 'under-way' | 'open';
  state: string;
  note: string | null;
}

const marks: Record<Arrival, PersonRowView['mark']> = {
  'not-invited': 'open',
  invited: 'under-way',
  joined: 'holds',
  withdrawn: 'open',
};

const noteOf = (
  t: Words,
  { arrival, invitedUntil, mail }: CohortPerson,
  calendar: Calendar,
): string | null => {
  if (arrival === 'not-invited' && mail === 'given-up') return t('cohorts.mail.given-up');
  if (arrival !== 'invited') return null;
  return invitedUntil
    ? t('cohorts.until', { date: showDate(invitedUntil, calendar) })
    : t('cohorts.mail.waiting');
};

/** One person of the list; their page shows the same words. */
export const personRow = (t: Words, person: CohortPerson, calendar: Calendar): PersonRowView => ({
  href: paths.cohortPerson(person.enrolment.cohortId, person.enrolment._id),
  name: person.member.name,
  logins: showLogins(person.member.logins),
  mark: marks[person.arrival],
  state: t(`cohorts.arrival.${person.arrival}`),
  note: noteOf(t, person, calendar),
});
