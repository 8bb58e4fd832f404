import { createAccountService } from './accounts/accounts.service.js';
import { createDevices } from './accounts/devices.js';
import { createDoors } from './accounts/doors.service.js';
import { createEntrance } from './accounts/entrance.js';
import { createGuard } from './accounts/guard.js';
import { createHandOver } from './accounts/hand-over.service.js';
import { createIdentity } from './accounts/identity.js';
import { createLoginStore } from './accounts/logins.store.js';
import { handedLetter } from './accounts/handed-letter.js';
import { handedMail } from './accounts/handed.js';
import { createNotices } from './accounts/notice.service.js';
import { createPasswords } from './accounts/passwords.js';
import { createPeopleStore } from './accounts/people.store.js';
import { createOwnAccounts } from './accounts/own-account.service.js';
import { resetLetter, resetMail } from './accounts/reset-letter.js';
import { createResets } from './accounts/resets.service.js';
import { createThrottle } from './accounts/throttle.store.js';
import { createSessionReader } from './accounts/sessions.store.js';
import { createTokenStore } from './accounts/tokens.store.js';
import { createDirectory } from './accounts/directory.service.js';
import { createAuditLog, type AuditLog } from './audit/audit.store.js';
import { createContent } from './content/content.service.js';
import type { Course } from './content/course.js';
import { createVersionStore } from './content/versions.store.js';
import { createCohorts } from './cohorts/cohorts.js';
import { invitationLetters } from './cohorts/letters.js';
import { changedMinds } from './growth/changed-minds.js';
import { createGrowthService } from './growth/growth.service.js';
import { createHomeService } from './home/home.service.js';
import { createInsights } from './insights/insights.js';
import { createLessonService, type LessonService } from './lessons/lesson.service.js';
import { lessonsRead, type Progress } from './lessons/progress.js';
import { createProgressStore } from './lessons/progress.store.js';
import { createDraftStore } from './loop/draft.store.js';
import { createLoopServices } from './loop/feature.js';
import type { LoopParts } from './loop/loop.js';
import { noteOf } from './loop/note.js';
import { createReplyStore } from './loop/reply.store.js';
import { createRoundStore } from './loop/round.store.js';
import { createTurnEventStore } from './loop/turn-event.store.js';
import { createTurnStore } from './loop/turn.store.js';
import { createPractice } from './practice/feature.js';
import { createAttemptStore } from './quizzes/attempt.store.js';
import { projectProgress } from './quizzes/projecting.js';
import { createQuizService } from './quizzes/quiz.service.js';
import { createRemarkService } from './quizzes/remark/remark.service.js';
import { createRemarkStore } from './quizzes/remark/remark.store.js';
import { createLetterPrinter } from './mail/letter.js';
import { createOutbox, type Outbox } from './mail/outbox.js';
import { createOutboxStore } from './mail/outbox.store.js';
import { createMailServer } from './mail/smtp.js';
import type { Clock } from './platform/clock.js';
import { createTransact, type Connection, type Transact } from './platform/database.js';
import type { Ids } from './platform/ids.js';
import type { Logger } from './platform/logger.js';
import { createReceiptStore } from './platform/receipts.store.js';
import type { Words } from './platform/words.js';
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
  origin: Origin;
  sessionSecret: string;
  mail: { smtpUrl: string | null; from: string };
  /** The shortest password that staff get in with. */
  staffPasswordFrom: number;
}

export type Services = ReturnType<typeof createServices>;

interface AccountParts {
  audit: AuditLog;
  outbox: Outbox;
  transact: Transact;
}

const createAccounts = (world: World, { audit, outbox, transact }: AccountParts) => {
  const { db, clock, ids, origin, sessionSecret, logger } = world;
  const { secure } = origin;
  const stores = {
    people: createPeopleStore(db),
    logins: createLoginStore(db),
    tokens: createTokenStore(db),
    sessions: createSessionReader(db),
  };
  const parts = { ...stores, passwords: createPasswords(), audit, outbox, transact, clock, ids };
  const accounts = createAccountService(parts);
  const { verify } = accounts;
  const identity = createIdentity({ db, clock, ids, sessionSecret, secure, verify });
  const throttle = createThrottle(db, clock);
  const guard = createGuard(throttle);
  const devices = createDevices({ sessionSecret, secure, ids });
  const mail = {
    isOn: outbox.isOn,
    queueReset: (personId: string) =>
      transact((tx) =>
        outbox.add(tx, [{ _id: `reset:${ids.next()}`, kind: resetMail, personId, data: {} }]),
      ),
  };
  return {
    ...stores,
    accounts,
    identity,
    doors: createDoors(parts),
    entrance: createEntrance({ identity, accounts, guard, devices, audit }),
    resets: createResets({ accounts, throttle, mail, logger }),
    ownAccounts: createOwnAccounts(parts),
    handOver: createHandOver({ ...parts, accounts }),
    notices: createNotices(parts),
  };
};

const createMail = ({ db, clock, ids, logger, mail }: World) => {
  const outboxStore = createOutboxStore(db);
  const { smtpUrl: url, from } = mail;
  const server = url === null ? null : createMailServer({ url, from });
  return { outboxStore, outbox: createOutbox({ store: outboxStore, server, clock, ids, logger }) };
};

type LoopNeeds = Omit<LoopParts, LoopStores | 'progressOf' | 'noteBegun' | 'clock' | 'ids'>;

const createLoop = (
  world: World,
  { lessons, ...parts }: LoopNeeds & { lessons: LessonService },
) => {
  const { db, clock, ids } = world;
  const { progressOf, noteBegun, noteReflection } = lessons;
  const stores = {
    turns: createTurnStore(db, (tx, turn) => {
      const { personId, courseId, cohortId, lessonId: lesson } = turn;
      return noteReflection(tx, { personId, courseId, cohortId, lesson, note: noteOf(turn) });
    }),
    rounds: createRoundStore(db),
    replies: createReplyStore(db),
    drafts: createDraftStore(db),
    events: createTurnEventStore(db),
  };
  const loop: LoopParts = { ...parts, ...stores, progressOf, noteBegun, clock, ids };
  return { ...stores, ...createLoopServices(loop) };
};

type LoopStores = 'turns' | 'rounds' | 'replies' | 'drafts' | 'events';

/** Builds every store and service, in the order in which they know each other. */
export const createServices = (world: World) => {
  const { db, clock, ids } = world;
  const transact = createTransact(db);
  const content = createContent({ course: world.course, versions: createVersionStore(db) });
  const mail = createMail(world);
  const audit = createAuditLog(db, { clock, ids });
  const accounts = createAccounts(world, { audit, outbox: mail.outbox, transact });
  const receipts = createReceiptStore(db, clock);
  const directory = createDirectory({ ...accounts, clock, ids });
  const { cohorts, cohortDesk } = createCohorts(db, {
    ...{ directory, audit, receipts, transact, clock, ids, outbox: mail.outbox },
    publicOrigin: world.origin.publicOrigin,
    courseId: () => content.course().id,
    hasRounds: (cohortId) => loop.rounds.hasAny(cohortId),
    async lessonsRead(personIds) {
      const found = [...(await lessons.progressOfMany(personIds))];
      const count = (made: Progress): number => lessonsRead(content.course().lessons, made).size;
      return new Map(found.map(([personId, made]) => [personId, count(made)]));
    },
  });
  const letters = {
    transact,
    words: world.words,
    publicOrigin: world.origin.publicOrigin,
    print: createLetterPrinter(),
  };
  const progress = createProgressStore(db);
  const lessons = createLessonService({ content, progress, clock });
  const attempts = createAttemptStore(db);
  const practising = createPractice(db, {
    ...{ content, lessons, clock, ids },
    zoneOf: async (personId) => (await accounts.people.load(personId))?.zone ?? 'UTC',
  });
  const projections = [projectProgress(content, lessons), practising.ideasOfTry];
  const quizzes = createQuizService({
    ...{ content, attempts, lessons, clock, ids },
    projections,
  });
  const insights = createInsights(world, {
    ...{ content, cohorts },
    cohortStore: cohortDesk.stores.cohorts,
  });
  const remarks = createRemarkStore(db);
  const loop = createLoop(world, {
    ...{ cohorts, content, lessons, people: accounts.accounts, notices: accounts.notices },
    ...{ audit, transact },
  });
  return {
    world,
    staffPasswordFrom: world.staffPasswordFrom,
    transact,
    receipts,
    audit,
    directory,
    ...mail,
    composers: {
      ...invitationLetters({ ...letters, ...cohortDesk.stores, directory, clock }),
      [resetMail]: resetLetter({ ...letters, ...accounts }),
      [handedMail]: handedLetter({ ...letters, ...accounts, clock }),
    },
    keptForms: createKeptFormStore(db),
    content,
    ...accounts,
    cohorts,
    cohortDesk,
    progress,
    lessons,
    attempts,
    quizzes,
    ...practising,
    growth: createGrowthService([changedMinds({ content, ...practising })]),
    ...loop,
    ...insights,
    remarks,
    remarking: createRemarkService({
      ...{ remarks, content, directory, audit, receipts, transact, clock, ids, projections },
      recount: insights.statistics.empty,
    }),
    home: createHomeService({
      ...{ content, lessons, cohorts, notices: accounts.notices },
      ...practising,
      ...loop,
    }),
  };
};
