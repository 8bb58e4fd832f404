import { runsUntil } from '../accounts/ending.js';
import type { Course } from '../content/course.js';
import { masteryOf, readingOf, type Progress } from '../lessons/progress.js';
import { notesIn } from '../loop/note.js';
import { standingIn } from '../loop/standing.service.js';
import type { Door } from '../cohorts/cohort.js';
import { toldDaysBefore } from '../cohorts/doors.js';
import { addDays, dayIn, showDay, type Calendar, type Day } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Actor } from '../policy.js';
import type { LessonStanding } from './next-step.js';

/** Where each lesson stands, as their progress has it. */
const standingsOf = (course: Course, progress: Progress, now: Date): LessonStanding[] => {
  const notes = notesIn(progress, now);
  return course.lessons.map((lesson) => ({
    ...{ lesson, progress },
    reflection: standingIn(notes.get(lesson.slug), now),
  }));
};

/** The two last days of a cohort that ends on `end`. */
export const daysInWords = (end: Day, locale: string): { end: string; until: string } => ({
  end: showDay(end, locale),
  until: showDay(runsUntil(end), locale),
});

/** In the last fortnight, for those who have no address for mail too. */
export const soonLine = (
  t: Words,
  { learnsUntil }: Pick<Actor, 'learnsUntil'>,
  { now, locale }: Calendar,
): string | null => {
  if (!learnsUntil) return null;
  const { end, zone } = learnsUntil;
  const today = dayIn(now, zone);
  if (today > end || today < addDays(end, -toldDaysBefore)) return null;
  return t('home.doors.soon', daysInWords(end, locale));
};

const learnersTurn = new Set(['draft', 'returned', 'ready', 'committed', 'due']);

const isUnderWay = ({ lesson, progress, reflection }: LessonStanding): boolean =>
  learnersTurn.has(reflection.state) ||
  reflection.asked ||
  reflection.toExplain === true ||
  masteryOf(lesson.quiz, progress) === 'under-way' ||
  readingOf(lesson, progress) === 'under-way';

/** Whether a door shuts on something: on what was never begun, or on what this person has under way. */
export const shutsOn: Record<
  Door,
  (where: { course: Course; progress: Progress; now: Date }) => boolean
> = {
  end: ({ course, progress, now }) =>
    standingsOf(course, progress, now).some(
      ({ lesson, reflection }) =>
        reflection.state === 'open' || masteryOf(lesson.quiz, progress) === 'open',
    ),
  close: ({ course, progress, now }) => {
    const { recorded = 0, confirmed = 0 } = progress.passedOn ?? {};
    return recorded > confirmed || standingsOf(course, progress, now).some(isUnderWay);
  },
};
