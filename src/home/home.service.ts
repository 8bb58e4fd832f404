import type { Notices, Told } from '../accounts/notice.service.js';
import type { CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import type { Course } from '../content/course.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { Progress } from '../lessons/progress.js';
import type { ConsentRecord } from '../loop/consent/consent.js';
import type { ConsentGiving, Consenting } from '../loop/consent/giving.service.js';
import type { DeskToday, HoursService } from '../loop/desk/hours.service.js';
import type { Standings, StandingService } from '../loop/standing.service.js';
import { may, type Actor } from '../policy.js';
import type { PracticeReady, PracticeService } from '../practice/practice.service.js';

export interface HomeDependencies {
  content: Content;
  lessons: Pick<LessonService, 'progressAhead'>;
  cohorts: Pick<CohortReader, 'nameOf'>;
  standings: StandingService;
  hours: Pick<HoursService, 'today'>;
  notices: Pick<Notices, 'toldTo'>;
  practice: Pick<PracticeService, 'readyAhead'>;
  giving: Pick<ConsentGiving, 'openAhead' | 'openFor'>;
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
  /** What their cohort is called. */
  cohort: string;
  progress: Progress;
  reflections: Standings;
  practice: PracticeReady;
  /** A question that waits for their yes or no. */
  asked: Consenting | null;
}

export type HomeService = ReturnType<typeof createHomeService>;

export const createHomeService = (deps: HomeDependencies) => {
  const learningOf = async (
    actor: Actor,
    { progress, practice, open }: HomeAhead,
  ): Promise<Learning | null> => {
    if (actor.learns === null) return null;
    const [cohort, reflections, asked] = await Promise.all([
      deps.cohorts.nameOf(actor.learns),
      deps.standings.stateOf(progress),
      deps.giving.openFor(actor, open),
    ]);
    return { cohort, progress, reflections, practice, asked };
  };
  return {
    /** What is read of whoever probably asks, before it is proved. */
    async ahead(personId: string): Promise<HomeAhead> {
      const [progress, practice, open] = await Promise.all([
        deps.lessons.progressAhead(personId),
        deps.practice.readyAhead(personId),
        deps.giving.openAhead(personId),
      ]);
      return { progress, practice, open };
    },

    async storyOf(actor: Actor, ahead: HomeAhead): Promise<HomeStory> {
      const [learning, desk, told] = await Promise.all([
        learningOf(actor, ahead),
        may(actor, 'review:see') ? deps.hours.today(actor) : null,
        deps.notices.toldTo(actor),
      ]);
      return { actor, course: deps.content.course(actor.locale), learning, desk, told };
    },
  };
};

interface HomeAhead extends Pick<Learning, 'progress' | 'practice'> {
  /** The questions that wait for a yes or no. */
  open: ConsentRecord[];
}
