import type { Content } from '../content/content.service.js';
import type { Clock } from '../platform/clock.js';
import { ownButWords, scope, type Actor } from '../policy.js';
import { partsOfId } from './idea.js';
import type { ChangedIdea, IdeaStore, TimeMark, WaitingIdea } from './idea.store.js';
import { inCourse } from './in-course.js';
import type { PauseStore } from './pause.store.js';
import type { SessionService } from './session.service.js';

export interface PracticeDependencies {
  content: Pick<Content, 'course'>;
  ideas: Pick<IdeaStore, 'all' | 'coming' | 'changed'>;
  pauses: Pick<PauseStore, 'pausedAt' | 'pause' | 'resume'>;
  sessions: Pick<SessionService, 'openId'>;
  clock: Clock;
}

/** What the page of practice tells. */
export interface PracticeOverview {
  /** Every idea that the course still asks, by day. */
  ideas: WaitingIdea[];
  pausedAt: Date | null;
  /** The session that was begun and not ended. */
  openId: string | null;
}

/** What the home page tells of practice. */
export interface PracticeReady {
  due: number;
  isPaused: boolean;
}

export type PracticeService = ReturnType<typeof createPracticeService>;

export const createPracticeService = (deps: PracticeDependencies) => {
  const { content, ideas, pauses, sessions, clock } = deps;
  return {
    async overview(actor: Actor): Promise<PracticeOverview> {
      const own = scope(actor, 'practice:read');
      const [all, pausedAt, openId] = await Promise.all([
        ideas.all(own),
        pauses.pausedAt(own),
        sessions.openId(actor),
      ]);
      return { ideas: all.filter(inCourse(content)), pausedAt, openId };
    },

    /** How many ideas are ready; read with all else that a page asks for, before it is proved who asks. */
    async readyAhead(personId: string): Promise<PracticeReady> {
      const own = ownButWords(personId);
      const [coming, pausedAt] = await Promise.all([ideas.coming(own), pauses.pausedAt(own)]);
      const now = clock.now();
      const due = coming.filter(({ dueAt }) => dueAt <= now).map(({ _id }) => partsOfId(_id));
      return { due: due.filter(inCourse(content)).length, isPaused: pausedAt !== null };
    },

    /** Where this person changed their mind, the latest first. */
    changed: (
      actor: Actor,
      page: { after: TimeMark | null; limit: number },
    ): Promise<ChangedIdea[]> => ideas.changed(scope(actor, 'practice:read'), page),

    pause: (actor: Actor): Promise<void> =>
      pauses.pause(scope(actor, 'practice:write'), clock.now()),
    resume: (actor: Actor): Promise<void> => pauses.resume(scope(actor, 'practice:write')),
  };
};
