import type { NewMail } from '../../mail/outbox.js';
import { addDays, dayIn, startOfDay } from '../../platform/dates.js';
import type { CommitmentRecord } from './commitment.js';

export const eveMail = 'commitment-eve';
export const outcomeMail = 'outcome';

const morningMs = 8 * 3_600_000;
/** The second time it is asked how it went; after that nobody is asked again. */
const againAfterDays = 3;

/** The mails of a commitment: one the day before, one on the day and one three days later, at eight in the morning. */
export const remindersOf = (
  { _id, personId, aim }: CommitmentRecord,
  zone: string,
  now: Date,
): NewMail[] => {
  const { day } = aim;
  const mail = (kind: string, days: number): NewMail => ({
    _id: `${kind}:${_id}:${day}:${days}`,
    kind,
    personId,
    data: { commitment: _id, day },
    notBefore: new Date(startOfDay(addDays(day, days), zone).getTime() + morningMs),
  });
  const today = dayIn(now, zone);
  // Whoever names today is at the page just now, and the day before is over.
  return [
    ...(addDays(day, -1) > today ? [mail(eveMail, -1)] : []),
    ...(day > today ? [mail(outcomeMail, 0)] : []),
    mail(outcomeMail, againAfterDays),
  ];
};
