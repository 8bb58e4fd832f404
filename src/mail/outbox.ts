import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import { nextTry, type Compose, type Mail } from './mail.js';
import type { OutboxRecord, OutboxStore } from './outbox.store.js';
import { isFinal, problemOf, type MailServer } from './smtp.js';

export interface OutboxDependencies {
  store: OutboxStore;
  /** Null where no mail server is set: nothing is queued then, and links are shown to whoever invites. */
  server: MailServer | null;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

export type NewMail = Omit<Mail, 'notBefore'> & { notBefore?: Date };

/**
 * Mails to be sent, written in the transaction of their cause. Each is sent at least once: a process that dies after
 * the mail server's yes and before our note of it leaves the mail to be sent again, which does less harm than an
 * invitation that never arrives. What was noted as sent is never sent again.
 */
export interface Outbox {
  readonly isOn: boolean;
  /** Where no mail server is set, does nothing. */
  add(tx: Tx, mails: readonly NewMail[]): Promise<void>;
  cancel: OutboxStore['cancel'];
  latest: OutboxStore['latest'];
  /** Sends what is due, one after the other, a bounded number; gives how many were taken up. */
  sendDue(composers: Readonly<Record<string, Compose>>): Promise<number>;
}

const leaseMs = 5 * 60_000;
const mostPerRun = 200;

interface Sending {
  deps: OutboxDependencies & { server: MailServer };
  compose: Compose | undefined;
  mail: OutboxRecord;
}

const send = async ({ deps, compose, mail }: Sending): Promise<'sent' | 'dropped'> => {
  if (!compose)
    throw Object.assign(new Error(`Nobody writes letters of kind ${mail.kind}`), {
      code: 'NOCOMPOSER',
    });
  const letter = await compose(mail, (tx) => deps.store.holds(tx, mail));
  if (!letter) return 'dropped';
  await deps.server.deliver(mail._id, letter);
  return 'sent';
};

const afterFailure = async ({ deps, mail }: Sending, error: unknown): Promise<void> => {
  const problem = problemOf(error);
  const at = deps.clock.now();
  const again = isFinal(problem) ? null : nextTry(mail.tries, at);
  deps.logger.warn(
    { kind: mail.kind, tries: mail.tries, problem, again },
    'mail not taken by the server',
  );
  if (again) await deps.store.postpone(mail, again, problem);
  else await deps.store.settle(mail, { state: 'given-up', at, problem });
};

const settle = async (sending: Sending): Promise<void> => {
  let state: 'sent' | 'dropped';
  try {
    state = await send(sending);
  } catch (error) {
    return afterFailure(sending, error);
  }
  await sending.deps.store.settle(sending.mail, { state, at: sending.deps.clock.now() });
};

export const createOutbox = (deps: OutboxDependencies): Outbox => {
  const { store, server, clock, ids } = deps;
  const claim = (): Promise<OutboxRecord | null> => {
    const now = clock.now();
    return store.claim({ now, leaseUntil: new Date(now.getTime() + leaseMs), claim: ids.next() });
  };
  return {
    isOn: server !== null,
    async add(tx, mails) {
      const now = clock.now();
      if (server)
        await store.add(
          tx,
          mails.map((mail) => ({ notBefore: now, ...mail })),
          now,
        );
    },
    cancel: store.cancel,
    latest: store.latest,
    async sendDue(composers) {
      if (!server) return 0;
      for (let taken = 0; taken < mostPerRun; taken += 1) {
        const mail = await claim();
        if (!mail) return taken;
        await settle({ deps: { ...deps, server }, compose: composers[mail.kind], mail });
      }
      return mostPerRun;
    },
  };
};
