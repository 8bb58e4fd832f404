import type { Content } from '../content/content.service.js';
import type { Clock } from '../platform/clock.js';
import { notFound } from '../platform/errors.js';
import type { Ids } from '../platform/ids.js';
import { scope, type Actor } from '../policy.js';
import { readGiven } from '../quizzes/given.js';
import type { Fields } from '../quizzes/kinds/kind.js';
import { markOf } from '../quizzes/marking.js';
import { createBeginning } from './beginning.js';
import type { CarryOver } from './carry-over.js';
import type { IdeaRecord } from './idea.js';
import type { IdeaStore } from './idea.store.js';
import { quizNow } from './in-course.js';
import {
  ideaIdsOf,
  inPractice,
  itemsOf,
  nextItem,
  type FindQuiz,
  type SessionItem,
  type SessionRecord,
} from './session.js';
import type { SessionStore } from './session.store.js';

export interface SessionDependencies {
  content: Pick<Content, 'course' | 'quizVersion'>;
  ideas: Pick<IdeaStore, 'due' | 'known'>;
  sessions: SessionStore;
  carryOver: CarryOver;
  clock: Clock;
  ids: Ids;
}

/** A session with what it shows. */
export interface OpenedSession {
  session: SessionRecord;
  items: SessionItem[];
  /** What is to be answered next; null once nothing is left. */
  next: SessionItem | null;
  /** The ideas it asks as they are by now. */
  ideas: IdeaRecord[];
}

/** An answer as it was posted. */
export interface PostedAnswer {
  id: string;
  place: number;
  fields: Fields;
}

export type SessionService = ReturnType<typeof createSessionService>;

export const createSessionService = (deps: SessionDependencies) => {
  const { content, ideas, sessions, carryOver, clock } = deps;

  const findQuiz =
    (locale?: string): FindQuiz =>
    async ({ quizId }, given) =>
      given ? content.quizVersion(given.hash, locale) : quizNow(content, quizId, locale);

  const itemsNow = (session: SessionRecord, reader?: Actor): Promise<SessionItem[]> =>
    itemsOf(session, findQuiz(reader?.locale));

  const isOpen = async (session: SessionRecord): Promise<boolean> =>
    session.state === 'open' && nextItem(await itemsNow(session)) !== null;

  const find = async (actor: Actor, id: string): Promise<SessionRecord> => {
    const session = await sessions.findOptional(scope(actor, 'practice:read'), id);
    if (!session) throw notFound();
    return session;
  };

  /** Writes an answer where there is none; throws `AnswerRefused` for what is not one. */
  const write = async (actor: Actor, items: readonly SessionItem[], posted: PostedAnswer) => {
    const item = items.find(({ place }) => place === posted.place);
    if (!item || item.given) return;
    const { quiz } = item;
    const question = inPractice(item.question);
    const given = readGiven(question, posted.fields, clock.now());
    const mark = markOf(question, given.answer);
    await sessions.answer(scope(actor, 'practice:write'), {
      ...{ id: posted.id, place: posted.place },
      given: { ...given, mark, hash: quiz.hash },
      isLast: items.every((other) => other === item || other.given !== null),
    });
  };

  return {
    begin: createBeginning({ ...deps, isOpen }),

    /** The id of the session that is begun and not ended. */
    async openId(actor: Actor): Promise<string | null> {
      const latest = await sessions.latest(scope(actor, 'practice:read'));
      return latest && (await isOpen(latest)) ? latest._id : null;
    },

    /** Throws not found. */
    async open(actor: Actor, id: string): Promise<OpenedSession> {
      const session = await find(actor, id);
      const [items, known] = await Promise.all([
        itemsNow(session, actor),
        ideas.known(scope(actor, 'practice:read'), ideaIdsOf(session)),
      ]);
      const next = session.state === 'open' ? nextItem(items) : null;
      return { session, items, next, ideas: known };
    },

    /**
     * Takes an answer; a second one to the same question changes nothing. Throws not found for a place that the session
     * does not have, and `AnswerRefused` for what is not an answer.
     */
    async answer(actor: Actor, posted: PostedAnswer): Promise<void> {
      const session = await find(actor, posted.id);
      if (!session.items[posted.place]) throw notFound();
      await write(actor, await itemsNow(session, actor), posted);
      await carryOver(await find(actor, posted.id));
    },
  };
};
