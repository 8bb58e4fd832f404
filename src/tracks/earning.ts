import type { Content } from '../content/content.service.js';
import type { Condition, Course, Track } from '../content/course.js';
import type { EarnedNote, Progress } from '../lessons/progress.js';
import { hashOf } from '../platform/ids.js';
import { inNumbers, standingsOf } from './conditions.js';
import { evidenceIn } from './evidence.js';

export const trackNames = ['certified', 'qualified'] as const;
export type TrackName = (typeof trackNames)[number];

const rulesOf = ({ conditions }: Track): string => hashOf(JSON.stringify(conditions));

/**
 * The tracks whose conditions all hold and that are not written down as earned. Once written, a track stays earned: rules
 * that change later, and words that somebody takes back, take nothing away.
 */
export const earnsIn =
  (content: Pick<Content, 'course'>) =>
  (progress: Progress, now: Date): (Omit<EarnedNote, 'at'> & { track: TrackName })[] => {
    const course = content.course();
    const open = trackNames.filter((name) => progress.earned?.[name] === undefined);
    if (open.length === 0) return [];
    const evidence = evidenceIn(course, progress, now);
    return open
      .filter((name) =>
        standingsOf(course.tracks[name], evidence, course).every(
          ({ standing }) => standing === 'holds',
        ),
      )
      .map((track) => ({
        track,
        rules: rulesOf(course.tracks[track]),
        conditions: inNumbers(course.tracks[track], course),
      }));
  };

/** What a track asked for when it was earned; nothing where that is not known any more. */
export const conditionsThen = (
  { rules, conditions }: EarnedNote,
  track: TrackName,
  course: Course,
): readonly Condition[] => {
  if (conditions) return conditions;
  const now = course.tracks[track];
  return rules === rulesOf(now) ? inNumbers(now, course) : [];
};
