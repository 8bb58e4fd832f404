import { createAccountService } from './accounts/accounts.service.js';
import { createIdentity } from './accounts/identity.js';
import { createLoginStore } from './accounts/logins.store.js';
import { createPasswords } from './accounts/passwords.js';
import { createPeopleStore } from './accounts/people.store.js';
import { createSessionReader } from './accounts/sessions.store.js';
import { createTokenStore } from './accounts/tokens.store.js';
import { createDirectory } from './accounts/directory.service.js';
import { createAuditLog } from './audit/audit.store.js';
import { createContent } from './content/content.service.js';
import type { Course } from './content/course.js';
import { createVersionStore } from './content/versions.store.js';
import { createCohorts } from './cohorts/cohorts.js';
import { invitationLetters } from './cohorts/letters.js';
import { createHomeService } from './home/home.service.js';
import { createLessonService } from './lessons/lesson.service.js';
import { createProgressStore } from './lessons/progress.store.js';
import { createDraftStore } from './loop/draft.store.js';
import { createLoopServices } from './loop/feature.js';
import type { LoopParts } from './loop/loop.js';
import { createReplyStore } from './loop/reply.store.js';
import { createRoundStore } from './loop/round.store.js';
import { createTurnEventStore } from './loop/turn-event.store.js';
import { createTurnStore } from './loop/turn.store.js';
import { createAttemptStore } from './quizzes/attempt.store.js';
import { createQuizService } from './quizzes/quiz.service.js';
import { createLetterPrinter } from './mail/letter.js';
import { createOutbox } from './mail/outbox.js';
import { createOutboxStore } from './mail/outbox.store.js';
import { createMailServer } from './mail/smtp.js';
import type { Clock } from './platform/clock.js';
import { createTransact, type Connection } from './platform/database.js';
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
}

export type Services = ReturnType<typeof createServices>;

const createAccounts = (world: World) => {
  const { db, clock, ids, origin, sessionSecret } = world;
  const stores = {
    people: createPeopleStore(db),
    logins: createLoginStore(db),
    tokens: createTokenStore(db),
    sessions: createSessionReader(db),
  };
  const accounts = createAccountService({
    ...stores,
    passwords: createPasswords(),
    clock,
    ids,
  });
  const identity = createIdentity({
    db,
    clock,
    sessionSecret,
    secure: origin.secure,
    verify: (identifier, password) => accounts.verify(identifier, password),
  });
  return { ...stores, accounts, identity };
};

const createMail = ({ db, clock, ids, logger, mail }: World) => {
  const outboxStore = createOutboxStore(db);
  const { smtpUrl: url, from } = mail;
  const server = url === null ? null : createMailServer({ url, from });
  return { outboxStore, outbox: createOutbox({ store: outboxStore, server, clock, ids, logger }) };
};

const createLoop = (world: World, parts: Omit<LoopParts, LoopStores | 'clock' | 'ids'>) => {
  const { db, clock, ids } = world;
  const stores = {
    turns: createTurnStore(db, () => parts.content.course().id),
    rounds: createRoundStore(db),
    replies: createReplyStore(db),
    drafts: createDraftStore(db),
    events: createTurnEventStore(db),
  };
  const loop: LoopParts = { ...parts, ...stores, clock, ids };
  return { ...stores, ...createLoopServices(loop) };
};

type LoopStores = 'turns' | 'rounds' | 'replies' | 'drafts' | 'events';

/** Builds every store and service, in the order in which they know each other. */
export const createServices = (world: World) => {
  const { db, clock, ids } = world;
  const transact = createTransact(db);
  const content = createContent({ course: world.course, versions: createVersionStore(db) });
  const accounts = createAccounts(world);
  const mail = createMail(world);
  const audit = createAuditLog(db, { clock, ids });
  const receipts = createReceiptStore(db, clock);
  const directory = createDirectory({ ...accounts, clock, ids });
  const { cohorts, cohortDesk } = createCohorts(db, {
    ...{ directory, audit, receipts, transact, clock, ids, outbox: mail.outbox },
    publicOrigin: world.origin.publicOrigin,
    courseId: () => content.course().id,
    hasRounds: (cohortId) => loop.turns.hasRounds(cohortId),
  });
  const progress = createProgressStore(db);
  const lessons = createLessonService({ content, progress, clock });
  const attempts = createAttemptStore(db);
  const loop = createLoop(world, { cohorts, content, people: accounts.accounts, transact });
  return {
    world,
    transact,
    receipts,
    audit,
    directory,
    ...mail,
    composers: invitationLetters({
      ...{ ...cohortDesk.stores, directory, transact, clock, words: world.words },
      publicOrigin: world.origin.publicOrigin,
      print: createLetterPrinter(),
    }),
    keptForms: createKeptFormStore(db),
    content,
    ...accounts,
    cohorts,
    cohortDesk,
    progress,
    lessons,
    attempts,
    quizzes: createQuizService({ content, attempts, lessons, transact, clock, ids }),
    ...loop,
    home: createHomeService({ content, lessons, cohorts, ...loop }),
  };
};
