import { createAccountService } from './accounts/accounts.service.js';
import { createIdentity } from './accounts/identity.js';
import { createLoginStore } from './accounts/logins.store.js';
import { createPasswords } from './accounts/passwords.js';
import { createPeopleStore } from './accounts/people.store.js';
import { createSessionReader } from './accounts/sessions.store.js';
import { createTokenStore } from './accounts/tokens.store.js';
import { createContent } from './content/content.service.js';
import type { Course } from './content/course.js';
import { createVersionStore } from './content/versions.store.js';
import { createLessonService } from './lessons/lesson.service.js';
import { createProgressStore } from './lessons/progress.store.js';
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
  const transact = createTransact(db);
  const accounts = createAccountService({
    ...stores,
    passwords: createPasswords(),
    transact,
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

/** Builds every store and service, in the order in which they know each other. */
export const createServices = (world: World) => {
  const { db, clock } = world;
  const content = createContent({ course: world.course, versions: createVersionStore(db) });
  const progress = createProgressStore(db);
  return {
    world,
    transact: createTransact(db),
    receipts: createReceiptStore(db, clock),
    keptForms: createKeptFormStore(db),
    content,
    progress,
    lessons: createLessonService({ content, progress, clock }),
    ...createAccounts(world),
  };
};
