import type { Content } from '../content/content.service.js';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { scope, type Actor } from '../policy.js';
import type { CarryOver } from './carry-over.js';
import { chooseForSession } from './choosing.js';
import type { IdeaStore } from './idea.store.js';
import { inCourse } from './in-course.js';
import type { SessionRecord } from './session.js';
import type { SessionStore } from './session.store.js';

export interface BeginningDependencies {
  content: Pick<Content, 'course'>;
  ideas: Pick<IdeaStore, 'due'>;
  sessions: Pick<SessionStore, 'latest' | 'add' | 'close'>;
  carryOver: CarryOver;
  clock: Clock;
  ids: Ids;
  /** Whether a session has something left to ask. */
  isOpen: (session: SessionRecord) => Promise<boolean>;
}

export const createBeginning = (deps: BeginningDependencies) => {
  const { content, ideas, sessions, carryOver, clock, ids, isOpen } = deps;

  const newSession = async (actor: Actor, key: string): Promise<SessionRecord | null> => {
    if (actor.learns === null) throw new AppError('forbidden');
    const due = await ideas.due(scope(actor, 'practice:write'));
    const seed = ids.seed();
    const chosen = chooseForSession(due.filter(inCourse(content)), seed);
    if (chosen.length === 0) return null;
    return {
      _id: ids.next(),
      personId: actor.id,
      cohortId: actor.learns,
      state: 'open',
      ...{ key, seed, startedAt: clock.now(), answers: {} },
      items: chosen.map(({ quizId, questionId }) => ({ quizId, questionId })),
    };
  };

  const latestIdOf = async (actor: Actor): Promise<string> => {
    const latest = await sessions.latest(scope(actor, 'practice:write'));
    if (!latest) throw new AppError('conflict');
    return latest._id;
  };

  /** Begins a session and answers its id: that of the open one where there is one, null where nothing is ready. */
  return async (actor: Actor, key: string): Promise<string | null> => {
    const own = scope(actor, 'practice:write');
    const latest = await sessions.latest(own);
    if (latest?.key === key) return latest._id;
    if (latest) {
      // A crash may have come between its last answer and what follows from that.
      await carryOver(latest);
      if (await isOpen(latest)) return latest._id;
      if (latest.state === 'open') await sessions.close(own, latest._id);
    }
    const session = await newSession(actor, key);
    if (!session) return null;
    // Where another tab was faster, its session is the open one.
    return (await sessions.add(session)) ? session._id : latestIdOf(actor);
  };
};
