import { daysToClose, runsUntil } from '../accounts/ending.js';
import { addDays, dayIn, startOfDay, type Day } from '../platform/dates.js';
import type { CohortRecord, Door } from './cohort.js';
import type { CohortParts } from './parts.js';

export const doorMails = { end: 'cohort-ends', close: 'cohort-closes' } as const satisfies Record<
  Door,
  string
>;

/** So long before a door shuts people are told: a fortnight is enough for a reflection and its answer. */
export const toldDaysBefore = 14;

const morningMs = 8 * 3_600_000;
const atOnce = 500;

/** The last day before a door of a cohort shuts. */
export const lastDayAt = (door: Door, end: Day): Day => (door === 'end' ? end : runsUntil(end));

type DoorParts = Pick<CohortParts, 'cohorts' | 'enrolments' | 'outbox' | 'transact' | 'clock'>;

/** The last days of cohorts of which the door is told about now; the days of all zones are among them. */
const daysToTell = (door: Door, now: Date): { from: Day; to: Day } => {
  const before = door === 'end' ? 0 : -daysToClose;
  const today = addDays(dayIn(now, 'UTC'), before);
  return { from: addDays(today, -1), to: addDays(today, toldDaysBefore + 1) };
};

const tell = async (parts: DoorParts, cohort: CohortRecord, door: Door): Promise<void> => {
  const { cohorts, enrolments, outbox, transact, clock } = parts;
  const { _id: cohortId, end, zone } = cohort;
  const kind = doorMails[door];
  const day = addDays(lastDayAt(door, end), -toldDaysBefore);
  const notBefore = new Date(startOfDay(day, zone).getTime() + morningMs);
  const enrolled = await enrolments.ofCohort({ reach: 'install' }, cohortId);
  const learning = enrolled.filter(({ status }) => status === 'active');
  const mails = learning.map(({ personId }) => ({
    ...{ _id: `${kind}:${cohortId}:${personId}`, kind, personId, notBefore },
    data: { cohort: cohortId },
  }));
  for (let at = 0; at < mails.length; at += atOnce)
    await transact((tx) => outbox.add(tx, mails.slice(at, at + atOnce)));
  await transact((tx) => cohorts.noteTold(tx, cohortId, { door, at: clock.now() }));
};

/**
 * Queues the two mails of a cohort's end, each once and in time: what can be begun until its last day, and what can be
 * finished until 90 days later. A run that breaks off is done again; a mail has its own key, so that nobody gets two.
 */
export const tellOfDoors = async (parts: DoorParts): Promise<void> => {
  const doors: readonly Door[] = ['end', 'close'];
  for (const door of doors)
    for (const cohort of await parts.cohorts.untold(door, daysToTell(door, parts.clock.now())))
      await tell(parts, cohort, door);
};
