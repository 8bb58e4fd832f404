import type { Content } from '../content/content.service.js';
import type { Track } from '../content/course.js';
import type { Progress } from '../lessons/progress.js';
import { hashOf } from '../platform/ids.js';
import { standingsOf } from './conditions.js';
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
  (progress: Progress): { track: TrackName; rules: string }[] => {
    const course = content.course();
    const open = trackNames.filter((name) => progress.earned?.[name] === undefined);
    if (open.length === 0) return [];
    const evidence = evidenceIn(course, progress);
    return open
      .filter((name) =>
        standingsOf(course.tracks[name], evidence, course).every(
          ({ standing }) => standing === 'holds',
        ),
      )
      .map((track) => ({ track, rules: rulesOf(course.tracks[track]) }));
  };
