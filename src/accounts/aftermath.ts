import type { Outbox } from '../mail/outbox.js';
import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { handedAfter, handedMail, shutBefore } from './handed.js';
import type { LoginStore } from './logins.store.js';
import type { PeopleStore } from './people.store.js';
import type { HandedLink } from './person.js';
import type { TokenRecord, TokenStore } from './tokens.store.js';

export interface AftermathDependencies {
  people: Pick<PeopleStore, 'find'>;
  logins: Pick<LoginStore, 'verify' | 'isVerified'>;
  tokens: Pick<TokenStore, 'endAll'>;
  outbox: Pick<Outbox, 'add'>;
  clock: Clock;
}

/** What else changes with a password: who may read the person by it, and which address is known to be theirs. */
export const createAftermath = ({
  people,
  logins,
  tokens,
  outbox,
  clock,
}: AftermathDependencies) => {
  const isOwnMail = async (tx: Tx, { subject, sentTo }: TokenRecord): Promise<boolean> =>
    sentTo !== null && (await logins.isVerified({ personId: subject, key: sentTo }, tx));
  return {
    async invitation(tx: Tx, { subject, sentTo }: TokenRecord): Promise<object> {
      const owner = { personId: subject, key: sentTo ?? '' };
      if (sentTo !== null) await logins.verify(tx, owner, clock.now());
      return {};
    },
    async reset(tx: Tx, token: TokenRecord): Promise<{ handed?: HandedLink | null }> {
      const { _id, subject, mintedBy } = token;
      const now = clock.now();
      const before = (await people.find(subject, tx))?.handed ?? null;
      const link = { mintedBy, subject, isOwnMail: await isOwnMail(tx, token) };
      const handed = handedAfter(before, link, now);
      if (handed === before) return {};
      await tokens.endAll(tx, { subject, purpose: 'confirmation', now });
      const told = { _id: `${handedMail}:${_id}`, kind: handedMail, personId: subject, data: {} };
      if (shutBefore(handed, now)) await outbox.add(tx, [told]);
      return { handed };
    },
  };
};
