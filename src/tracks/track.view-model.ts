import type { Course } from '../content/course.js';
import type { EarnedNote, Progress } from '../lessons/progress.js';
import type { Standings } from '../loop/standing.service.js';
import { reflectionChip, type ChipView } from '../loop/standing.view-model.js';
import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { standingsOf, type ConditionStanding } from './conditions.js';
import type { TrackName } from './earning.js';
import { evidenceIn } from './evidence.js';

/** A condition as the list of conditions prints it. */
export interface ConditionView {
  state: ConditionStanding['standing'];
  name: string;
  href?: string;
  detail?: string;
  chip?: ChipView;
}

export interface TrackView {
  href: string;
  title: string;
  summary: string;
  /** Since when it is earned, for good. */
  earned: string | null;
  conditions: ConditionView[];
}

/** What somebody has done, as the tracks' rules ask. */
export interface Done {
  course: Course;
  progress: Progress;
  reflections: Standings;
}

const reflectionView = (
  t: Words,
  { lesson, done }: { lesson: string; done: Done },
  calendar: Calendar,
): Pick<ConditionView, 'name' | 'href' | 'chip' | 'detail'> => {
  const title = done.course.lessons.find(({ slug }) => slug === lesson)?.title ?? lesson;
  const state = done.reflections.get(lesson);
  if (!state) return { name: title };
  return { name: title, href: state.href, ...reflectionChip(t, state, calendar) };
};

const conditionView = (
  t: Words,
  { standing, done }: { standing: ConditionStanding; done: Done },
  calendar: Calendar,
): ConditionView => {
  const { condition } = standing;
  const counted = { done: standing.done, of: standing.of };
  if (condition.kind === 'reflection-ready')
    return {
      state: standing.standing,
      ...reflectionView(t, { lesson: condition.lesson, done }, calendar),
    };
  return {
    state: standing.standing,
    name: t(`tracks.${condition.kind}`, { count: standing.of }),
    ...(condition.kind === 'hand-ons-confirmed' ? { href: paths.handOns() } : {}),
    detail: t('tracks.counted', counted),
  };
};

export const trackStandings = (
  name: TrackName,
  { course, progress }: Done,
  now: Date,
): ConditionStanding[] =>
  standingsOf(course.tracks[name], evidenceIn(course, progress, now), course);

const earnedLine = (t: Words, earned: EarnedNote | undefined, calendar: Calendar) =>
  earned ? t('tracks.earned', { day: showDate(earned.at, calendar) }) : null;

/** A track with its conditions in words. */
export const trackView = (
  t: Words,
  { name, done }: { name: TrackName; done: Done },
  calendar: Calendar,
): TrackView => ({
  href: paths.track(name),
  title: done.course.tracks[name].title,
  summary: done.course.tracks[name].summary,
  earned: earnedLine(t, done.progress.earned?.[name], calendar),
  conditions: trackStandings(name, done, calendar.now).map((standing) =>
    conditionView(t, { standing, done }, calendar),
  ),
});
