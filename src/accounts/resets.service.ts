import type { Logger } from '../platform/logger.js';
import type { AccountService } from './accounts.service.js';
import { asLogin } from './login.js';
import { resetLimit } from './throttle.js';
import type { Throttle } from './throttle.store.js';

/** How a person gets the mail with a link to a new password. */
export interface ResetMail {
  /** False where no mail server is set: then somebody hands the link over. */
  isOn: boolean;
  queueReset(personId: string): Promise<void>;
}

export interface Resets {
  isOn: boolean;
  /**
   * Sees to a mail, after the answer: whoever asks cannot tell, by words or by time, whether somebody has this address.
   * At most three an hour for one account.
   */
  ask(identifier: string): void;
  /** When all that was asked for is in the outbox. */
  settled(): Promise<void>;
}

export const createResets = ({
  accounts,
  throttle,
  mail,
  logger,
}: {
  accounts: Pick<AccountService, 'findPersonByLogin'>;
  throttle: Throttle;
  mail: ResetMail;
  logger: Logger;
}): Resets => {
  const pending = new Set<Promise<void>>();
  const send = async (identifier: string): Promise<void> => {
    const login = asLogin(identifier);
    const person = login && (await accounts.findPersonByLogin(login));
    if (!person || person.disabledAt !== null) return;
    const asked = await throttle.look(resetLimit, person._id);
    if ((await asked.take()) === 0) await mail.queueReset(person._id);
  };
  return {
    isOn: mail.isOn,
    ask(identifier) {
      const sending = send(identifier)
        .catch((error: unknown) => logger.error({ err: error }, 'a reset was not queued'))
        .finally(() => pending.delete(sending));
      pending.add(sending);
    },
    async settled() {
      await Promise.all(pending);
    },
  };
};
