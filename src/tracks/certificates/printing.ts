import type { Condition, Course } from '../../content/course.js';
import { show } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import type { Actor } from '../../policy.js';
import { countOf } from '../conditions.js';
import type { TrackName } from '../earning.js';
import type { Printed } from './certificate.js';
import { heldSince, type Happened } from './held-since.js';

/** What a certificate is made from. */
export interface Earning {
  track: TrackName;
  /** What the track asked for when it was earned. */
  conditions: readonly Condition[];
  earnedAt: Date;
  happened: Happened;
}

type Reader = Pick<Actor, 'name' | 'locale' | 'zone'>;

/** A day with its year, whatever year it is read in. */
const showDay = (at: Date, reader: Pick<Actor, 'locale' | 'zone'>): string =>
  show(at, reader, 'dayAndYear');

/** What was done where this condition holds, as others are told it. */
export const didOf = (t: Words, condition: Condition, course: Course): string => {
  if (condition.kind === 'reflection-ready') {
    const lesson = course.lessons.find(({ slug }) => slug === condition.lesson);
    return t('certificates.did.reflection-ready', { lesson: lesson?.title ?? condition.lesson });
  }
  return t(`certificates.did.${condition.kind}`, { count: countOf(condition.count, course) });
};

/** Nothing is dated later than the track was earned: what is done again afterwards counted before. */
const earlier = (at: Date, earnedAt: Date): Date => (at < earnedAt ? at : earnedAt);

/** All that a certificate says: the name as it is now, and what was done, in the language of its holder. */
export const printedOf = (
  t: Words,
  holder: Reader,
  { course, earning }: { course: Course; earning: Earning },
): Printed => {
  const { track, conditions, earnedAt, happened } = earning;
  const dayOf = (condition: Condition): string | null => {
    const at = heldSince(condition, happened, course);
    return at && showDay(earlier(at, earnedAt), holder);
  };
  return {
    lang: holder.locale,
    name: holder.name,
    course: course.title,
    track: course.tracks[track].title,
    summary: course.tracks[track].summary,
    statement: t(`certificates.statement.${track}`),
    conditions: conditions.map((condition) => ({
      text: didOf(t, condition, course),
      on: dayOf(condition),
    })),
    earnedAt,
    earned: showDay(earnedAt, holder),
  };
};
