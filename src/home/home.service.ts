import type { Notices, Told } from '../accounts/notice.service.js';
import type { CohortInfo, CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import type { Course } from '../content/course.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { Progress } from '../lessons/progress.js';
import type { DeskToday, HoursService } from '../loop/desk/hours.service.js';
import type { Standings, StandingService } from '../loop/standing.service.js';
import { may, type Actor } from '../policy.js';
import type { PracticeReady, PracticeService } from '../practice/practice.service.js';

export interface HomeDependencies {
  content: Content;
  lessons: LessonService;
  cohorts: CohortReader;
  standings: StandingService;
  hours: Pick<HoursService, 'today'>;
  notices: Pick<Notices, 'toldTo'>;
  practice: Pick<PracticeService, 'ready'>;
}

/** What the home page tells: what somebody learns, what waits for them, or both. */
export interface HomeStory {
  actor: Actor;
  course: Course;
  learning: Learning | null;
  /** What waits for this person's answer, and their hours; null for somebody who answers none. */
  desk: DeskToday | null;
  told: Told | null;
}

export interface Learning {
  cohort: CohortInfo;
  progress: Progress;
  reflections: Standings;
  practice: PracticeReady;
}

export type HomeService = ReturnType<typeof createHomeService>;

export const createHomeService = (deps: HomeDependencies) => {
  const learningOf = async (actor: Actor): Promise<Learning | null> => {
    if (actor.learns === null) return null;
    const theirs = deps.cohorts.of(actor.learns);
    const [cohort, progress, reflections, practice] = await Promise.all([
      theirs,
      deps.lessons.progressOf(actor),
      deps.standings.stateOf(actor, theirs),
      deps.practice.ready(actor),
    ]);
    return { cohort, progress, reflections, practice };
  };
  return {
    async storyOf(actor: Actor): Promise<HomeStory> {
      const [learning, desk, told] = await Promise.all([
        learningOf(actor),
        may(actor, 'review:see') ? deps.hours.today(actor) : null,
        deps.notices.toldTo(actor),
      ]);
      return { actor, course: deps.content.course(actor.locale), learning, desk, told };
    },
  };
};
