import type { Clock } from '../platform/clock.js';
import type { Connection } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import { createOutbox } from './outbox.js';
import { createOutboxStore } from './outbox.store.js';
import { createMailServer } from './smtp.js';

interface MailWorld {
  db: Connection;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  mail: { smtpUrl: string | null; from: string };
}

/** The outbox, and the server it goes out by where there is one. */
export const createMails = ({ db, clock, ids, logger, mail }: MailWorld) => {
  const outboxStore = createOutboxStore(db);
  const { smtpUrl: url, from } = mail;
  const server = url === null ? null : createMailServer({ url, from });
  return { outboxStore, outbox: createOutbox({ store: outboxStore, server, clock, ids, logger }) };
};
