import type { AccountService } from '../../accounts/accounts.service.js';
import type { AuditLog } from '../../audit/audit.store.js';
import type { Content } from '../../content/content.service.js';
import type { HandOnService } from '../../hand-on/hand-on.service.js';
import type { LessonService } from '../../lessons/lesson.service.js';
import { counts } from '../../loop/commitment/commitment.js';
import type { HistoryService } from '../../loop/history.service.js';
import type { Outbox } from '../../mail/outbox.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database.js';
import { notFound } from '../../platform/errors.js';
import { asCode, type Ids } from '../../platform/ids.js';
import type { Words } from '../../platform/words.js';
import { scope, type Actor } from '../../policy.js';
import { conditionsThen, type TrackName } from '../earning.js';
import type { CertificateRecord, WithdrawalReason } from './certificate.js';
import type { CertificateStore } from './certificate.store.js';
import { masteredIn, readIn, type Happened } from './held-since.js';
import { printedOf } from './printing.js';

export interface CertificateParts {
  certificates: CertificateStore;
  content: Pick<Content, 'course'>;
  lessons: Pick<LessonService, 'progressOf'>;
  history: Pick<HistoryService, 'readyAt' | 'setOut'>;
  passing: Pick<HandOnService, 'page'>;
  accounts: Pick<AccountService, 'findPerson'>;
  audit: Pick<AuditLog, 'record'>;
  outbox: Pick<Outbox, 'add'>;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  words: (locale: string) => Words;
}

export const withdrawnMail = 'certificate-withdrawn';

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
  return async (actor: Actor, track: TrackName): Promise<void> => {
    const course = content.course();
    const earned = (await lessons.progressOf(actor)).earned?.[track];
    if (!earned) throw notFound();
    const conditions = conditionsThen(earned, track, course);
    const earning = { track, conditions, earnedAt: earned.at, happened: await happenedTo(actor) };
    const printed = { course: content.course(actor.locale), earning };
    await certificates.add({
      ...{ _id: ids.next(), code: ids.code(), personId: actor.id, courseId: course.id, track },
      ...{ issuedAt: clock.now(), withdrawn: null },
      printed: printedOf(words(actor.locale), actor, printed),
    });
  };
};

export type CertificateService = ReturnType<typeof createCertificateService>;

/** Certificates: made when their learner asks, looked up by whoever holds the code, withdrawn by an admin. */
export const createCertificateService = (parts: CertificateParts) => {
  const { certificates, content, accounts, audit, outbox, transact } = parts;
  const make = making(parts);

  const findOptional = (actor: Actor, track: TrackName): Promise<CertificateRecord | null> =>
    certificates.own(scope(actor, 'certificate:see'), { courseId: content.course().id, track });

  return {
    findOptional,

    async find(actor: Actor, track: TrackName): Promise<CertificateRecord> {
      const found = await findOptional(actor, track);
      if (!found) throw notFound();
      return found;
    },

    /** Makes the one certificate of an earned track; where there is one, nothing changes. */
    async make(actor: Actor, track: TrackName): Promise<void> {
      if (!(await findOptional(actor, track))) await make(actor, track);
    },

    /** By a code as somebody may have typed it. */
    byCode: (typed: string): Promise<CertificateRecord | null> =>
      certificates.byCode(asCode(typed)),

    /** A person's certificates, for whoever may withdraw them. Throws `not-found`. */
    async ofPerson(actor: Actor, personId: string) {
      const { name } = await accounts.findPerson(personId);
      const own = await certificates.ofPerson(scope(actor, 'certificate:withdraw'), personId);
      return { personId, name, certificates: own };
    },

    /** Ends it at once, for good; one that is withdrawn already stays as it is. Throws `not-found`. */
    async withdraw(
      actor: Actor,
      { personId, track, reason }: { personId: string; track: TrackName; reason: WithdrawalReason },
    ): Promise<void> {
      const reach = scope(actor, 'certificate:withdraw');
      const which = { personId, courseId: content.course().id, track };
      const all = await certificates.ofPerson(reach, personId);
      if (!all.some((one) => one.track === track)) throw notFound();
      await transact(async (tx) => {
        const ended = await certificates.withdraw(tx, reach, { ...which, reason });
        if (!ended) return;
        const target = `certificate:${ended._id}`;
        await audit.record(tx, { actor: actor.id, action: 'certificate:withdraw', target });
        await outbox.add(tx, [
          {
            ...{ _id: `${withdrawnMail}:${ended._id}`, kind: withdrawnMail, personId },
            data: { certificate: ended._id },
          },
        ]);
      });
    },
  };
};
