import { createAccounts } from './accounts/accounts.js';
import { createDirectory } from './accounts/directory.service.js';
import type { RightLost } from './accounts/people.store.js';
import { createAuditLog } from './audit/audit.store.js';
import { createCases } from './cases/feature.js';
import { createContent } from './content/content.service.js';
import type { Course } from './content/course.js';
import type { LoadResult } from './content/load.js';
import { createVersionStore } from './content/versions.store.js';
import { createCohorts } from './cohorts/cohorts.js';
import { createGrowth } from './growth/growing.js';
import { createHandOns } from './hand-on/feature.js';
import { createHomeService } from './home/home.service.js';
import { createInsights } from './insights/insights.js';
import { createLessonService } from './lessons/lesson.service.js';
import { createProgressStore } from './lessons/progress.store.js';
import { createLetters } from './letters.js';
import { createLoop } from './loop/loops.js';
import { createPractice } from './practice/feature.js';
import { createPublishing } from './publishing/feature.js';
import { createCertifying } from './tracks/certificates/certifying.js';
import { earnsIn } from './tracks/earning.js';
import { createQuizzes } from './quizzes/quizzes.js';
import { createMails } from './mail/mails.js';
import type { Clock } from './platform/clock.js';
import { createTransact, type Connection } from './platform/database.js';
import type { Ids } from './platform/ids.js';
import type { Logger } from './platform/logger.js';
import { createReceiptStore } from './platform/receipts.store.js';
import type { Words } from './platform/words.js';
import { createReportService } from './reports/report.service.js';
import { createKeptFormStore } from './web/kept-form.store.js';
import type { Origin } from './web/headers.js';

/** What the outside world hands to the program. */
export interface World {
  db: Connection;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  words: (locale: string) => Words;
  course: Course;
  /** Reads and checks the files of the course as they are now. */
  readFiles: () => Promise<LoadResult>;
  origin: Origin;
  sessionSecret: string;
  /** Signs badges, as PEM; null where there is none, and no badges then. */
  badgeKey: string | null;
  mail: { smtpUrl: string | null; from: string };
  /** The shortest password that staff get in with. */
  staffPasswordFrom: number;
}

export type Services = ReturnType<typeof createServices>;

/** Builds every store and service, in the order in which they know each other. */
export const createServices = (world: World) => {
  const { db, clock, ids } = world;
  const transact = createTransact(db);
  const content = createContent({ course: world.course, versions: createVersionStore(db) });
  const mail = createMails(world);
  const audit = createAuditLog(db, { clock, ids });
  const rightLost: RightLost = (tx, lost) => loop.undoing.void(tx, lost);
  const accounts = createAccounts(world, { audit, transact, outbox: mail.outbox, rightLost });
  const receipts = createReceiptStore(db, clock);
  const directory = createDirectory({ ...accounts, clock, ids });
  const { cohorts, cohortDesk } = createCohorts(db, {
    ...{ directory, audit, receipts, transact, clock, ids, outbox: mail.outbox },
    publicOrigin: world.origin.publicOrigin,
    courseId: () => content.course().id,
    hasRounds: (cohortId) => loop.rounds.hasAny(cohortId),
    daysOffSet: (tx, change) => loop.recount(tx, change),
    lessonsRead: (personIds) => lessons.countsRead(personIds),
  });
  const progress = createProgressStore(db);
  const lessons = createLessonService({ content, progress, clock, earns: earnsIn(content) });
  const practising = createPractice(db, {
    ...{ content, lessons, clock, ids },
    zoneOf: async (personId) => (await accounts.people.load(personId))?.zone ?? 'UTC',
  });
  const quizzes = createQuizzes(db, {
    ...{ content, lessons, directory, audit, receipts, transact, clock, ids },
    ideasOfTry: practising.ideasOfTry,
    recount: (where) => insights.statistics.empty(where),
  });
  const insights = createInsights(world, {
    ...{ content, cohorts },
    cohortStore: cohortDesk.stores.cohorts,
  });
  const shared = { content, lessons, audit, transact, people: accounts.accounts, ...mail };
  const { notices, people: rights } = accounts;
  const answering = { ...practising, cohorts, receipts, notices, rights };
  const loop = createLoop(world, {
    ...{ ...shared, ...answering },
    passOn: (tx, passed) => handingOn.passing.recordIn(tx, passed),
  });
  const handingOn = createHandOns(db, {
    ...{ ...shared, cohorts, receipts, clock, ids },
    ...{ passingOn: loop.passingOn, notePassedOn: lessons.notePassedOn },
  });
  const parts = { ...shared, directory, groups: cohorts, ...accounts, ...loop, ...handingOn };
  const certifying = createCertifying(world, parts);
  return {
    world,
    staffPasswordFrom: world.staffPasswordFrom,
    ...{ transact, receipts, audit, directory, ...mail },
    composers: createLetters(world, {
      ...{ ...parts, ...cohortDesk.stores, ...certifying, people: accounts.accounts },
    }),
    keptForms: createKeptFormStore(db),
    ...{ content, ...accounts, cohorts, cohortDesk, progress, lessons },
    ...quizzes,
    ...practising,
    growth: createGrowth({ content, ...practising, ...loop, ...handingOn }),
    ...loop,
    ...handingOn,
    ...createCases(db, { ...parts, cohorts, receipts, clock, ids }),
    ...{ ...certifying, ...insights },
    reports: createReportService({ ...loop, ...handingOn, cohorts: cohortDesk.cohorts }),
    ...createPublishing(db, { ...world, content, directory, receipts, audit, transact }),
    home: createHomeService({
      ...{ content, lessons, cohorts, notices: accounts.notices, ...practising, ...loop },
    }),
  };
};
