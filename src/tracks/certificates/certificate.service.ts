import type { Content } from '../../content/content.service.js';
import type { HandOnService } from '../../hand-on/hand-on.service.js';
import type { LessonService } from '../../lessons/lesson.service.js';
import { counts } from '../../loop/commitment/commitment.js';
import type { HistoryService } from '../../loop/history.service.js';
import type { Clock } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { asCode, type Ids } from '../../platform/ids.js';
import type { Words } from '../../platform/words.js';
import { scope, type Actor } from '../../policy.js';
import { conditionsThen, type TrackName } from '../earning.js';
import { mayMakeAfter, type CertificateRecord } from './certificate.js';
import type { CertificateStore } from './certificate.store.js';
import { masteredIn, readIn, type Happened } from './held-since.js';
import { printedOf } from './printing.js';

export interface CertificateParts {
  certificates: CertificateStore;
  content: Pick<Content, 'course'>;
  lessons: Pick<LessonService, 'progressOf'>;
  history: Pick<HistoryService, 'readyAt' | 'setOut'>;
  passing: Pick<HandOnService, 'page'>;
  clock: Clock;
  ids: Ids;
  words: (locale: string) => Words;
}

const mostRead = 200;

/** When what counts for the tracks happened to this person; days alone, none of their words. */
const happening =
  ({ content, lessons, history, passing }: CertificateParts) =>
  async (actor: Actor): Promise<Happened> => {
    const page = { after: null, limit: mostRead };
    const [progress, ready, told, handOns] = await Promise.all([
      lessons.progressOf(actor),
      history.readyAt(actor),
      history.setOut(actor, 'outcome.at', page),
      passing.page(actor, page),
    ]);
    return {
      read: readIn(content.course(), progress),
      mastered: masteredIn(progress),
      ready,
      // The latest first, so that the first of each lesson is the one that stays.
      told: new Map(
        told.flatMap(({ lessonId, outcome }): [string, Date][] =>
          outcome && counts(outcome) ? [[lessonId, outcome.at]] : [],
        ),
      ),
      confirmed: handOns.flatMap(({ state, answeredAt }) =>
        state === 'confirmed' && answeredAt ? [answeredAt] : [],
      ),
    };
  };

const making = (parts: CertificateParts) => {
  const { certificates, content, lessons, clock, ids, words } = parts;
  const happenedTo = happening(parts);
  return async (actor: Actor, track: TrackName, replaces: string | null): Promise<void> => {
    const course = content.course();
    const earned = (await lessons.progressOf(actor)).earned?.[track];
    if (!earned) throw notFound();
    const conditions = conditionsThen(earned, track, course);
    const earning = { track, conditions, earnedAt: earned.at, happened: await happenedTo(actor) };
    const printed = { course: content.course(actor.locale), earning };
    await certificates.add({
      ...{ _id: ids.next(), code: ids.code(), personId: actor.id, courseId: course.id, track },
      ...{ issuedAt: clock.now(), withdrawn: null, replaces },
      printed: printedOf(words(actor.locale), actor, printed),
    });
  };
};

export type CertificateService = ReturnType<typeof createCertificateService>;

/** Certificates: made when their learner asks, and looked up by whoever holds the code. */
export const createCertificateService = (parts: CertificateParts) => {
  const { certificates, content } = parts;
  const make = making(parts);

  /** All of one track, the latest first: it stands, or it was withdrawn as those before it were. */
  const own = (actor: Actor, track: TrackName): Promise<CertificateRecord[]> =>
    certificates.own(scope(actor, 'certificate:see'), { courseId: content.course().id, track });

  const findOptional = async (actor: Actor, track: TrackName): Promise<CertificateRecord | null> =>
    (await own(actor, track))[0] ?? null;

  return {
    own,
    findOptional,

    /**
     * Makes a certificate of an earned track: a first one, or another in the place of one that was withdrawn, once an admin
     * lets its holder. Else nothing changes.
     */
    async make(actor: Actor, track: TrackName): Promise<void> {
      const latest = await findOptional(actor, track);
      if (mayMakeAfter(latest)) await make(actor, track, latest?._id ?? null);
    },

    /** By a code as somebody may have typed it. */
    byCode: (typed: string): Promise<CertificateRecord | null> =>
      certificates.byCode(asCode(typed)),
  };
};
