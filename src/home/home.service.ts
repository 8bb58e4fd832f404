import type { Notices, Told } from '../accounts/notice.service.js';
import type { CohortInfo, CohortReader } from '../cohorts/cohort.js';
import type { Content } from '../content/content.service.js';
import type { Course } from '../content/course.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { Progress } from '../lessons/progress.js';
import type { ConsentRecord } from '../loop/consent/consent.js';
import type { ConsentGiving, Consenting } from '../loop/consent/giving.service.js';
import type { DeskToday, HoursService } from '../loop/desk/hours.service.js';
import type { Standings, StandingService } from '../loop/standing.service.js';
import { createBounded } from '../platform/bounded.js';
import { may, type Actor } from '../policy.js';
import type { PracticeReady, PracticeService } from '../practice/practice.service.js';

export interface HomeDependencies {
  content: Content;
  lessons: Pick<LessonService, 'progressAhead'>;
  cohorts: Pick<CohortReader, 'of'>;
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

/** More than come to one process at a time. */
const mostLearners = 10_000;

export const createHomeService = (deps: HomeDependencies) => {
  /** As it was the last time: good for asking early, and never to be believed. */
  const cohortOf = createBounded<string>(mostLearners);

  const probableGroup = async (personId: string): Promise<CohortInfo | null> => {
    const cohortId = cohortOf.get(personId);
    return cohortId === undefined ? null : deps.cohorts.of(cohortId).catch(() => null);
  };

  const learningOf = async (
    actor: Actor,
    { progress, practice, open, probably }: HomeAhead,
  ): Promise<Learning | null> => {
    const { learns } = actor;
    if (learns === null) return null;
    cohortOf.set(actor.id, learns);
    const group = probably?.id === learns ? probably : await deps.cohorts.of(learns);
    const reflections = await deps.standings.stateOf(progress, group);
    const asked = deps.giving.openFor(actor, { group, open });
    return { cohort: group.name, progress, reflections, practice, asked };
  };
  return {
    /** What is read of whoever probably asks, before it is proved. */
    async ahead(personId: string): Promise<HomeAhead> {
      const [progress, practice, open, probably] = await Promise.all([
        deps.lessons.progressAhead(personId),
        deps.practice.readyAhead(personId),
        deps.giving.openAhead(personId),
        probableGroup(personId),
      ]);
      return { progress, practice, open, probably };
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
  /** The cohort that they learnt in when they were here last. */
  probably: CohortInfo | null;
}
