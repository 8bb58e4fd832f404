import type { Course, Track } from '../content/course.js';
import { lessonsRead, quizzesMastered, type Progress } from '../lessons/progress.js';
import type { LessonReflectionState, Standings } from '../loop/standing.service.js';
import { reflectionChip, type ChipView } from '../loop/standing.view-model.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { standingsOf, type ConditionStanding, type Evidence } from './conditions.js';

/** A condition as the list of conditions prints it. */
export interface ConditionView {
  state: ConditionStanding['standing'];
  name: string;
  href?: string;
  detail?: string;
  chip?: ChipView;
}

export interface TrackView {
  title: string;
  summary: string;
  conditions: ConditionView[];
}

/** What somebody has done, as the tracks' rules ask. */
export interface Done {
  course: Course;
  progress: Progress;
  reflections: Standings;
}

const slugsWhere = (
  reflections: Standings,
  is: (state: LessonReflectionState) => boolean,
): Set<string> => new Set([...reflections.values()].filter(is).map(({ lesson }) => lesson));

// Outcomes and hand-ons are told from the step after *ready* on; until then nobody has any.
const evidenceOf = ({ course, progress, reflections }: Done): Evidence => ({
  lessonsRead: lessonsRead(course.lessons, progress),
  quizzesMastered: quizzesMastered(progress),
  reflectionsReady: slugsWhere(reflections, ({ accepted }) => accepted),
  reflectionsBegun: slugsWhere(reflections, ({ state }) => state !== 'open'),
  outcomesTold: 0,
  handOnsConfirmed: 0,
});

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

/** A track with its conditions in words. */
export const trackView = (
  t: Words,
  { track, done }: { track: Track; done: Done },
  calendar: Calendar,
): TrackView => ({
  title: track.title,
  summary: track.summary,
  conditions: standingsOf(track, evidenceOf(done), done.course).map((standing) => {
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
      detail: t('tracks.counted', counted),
    };
  }),
});
