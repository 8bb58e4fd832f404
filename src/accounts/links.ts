import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import { loginKey } from './login.js';
import type { Login } from './person.js';
import type { NewToken, TokenStore } from './tokens.store.js';

const minute = 60_000;
const resetLastsMs = 30 * minute;
/** It goes from hand to hand, on paper, to the next shift; what makes that safe is that it opens no words. */
const handedResetLastsMs = 24 * 60 * minute;
const firstAdminLastsMs = 14 * 24 * 60 * minute;

/** Makes one-time links. What is handed back is the secret of the address; the course keeps only its hash. */
export interface Links {
  /**
   * Ends the person's earlier ones. `mintedBy` names who hands it over: then it lasts a day, and what the person wrote
   * stays shut when it is used. Null when the course mails it, to the login `sentTo`; that one lasts half an hour.
   */
  mintReset(tx: Tx, reset: NewReset): Promise<string>;
  /** By mail: with it the person says that it was they who used a link that somebody else handed over. */
  mintConfirmation(tx: Tx, to: { personId: string; sentTo: Login; until: Date }): Promise<string>;
  /** For 14 days, as long as nobody looks after the install. */
  mintFirstAdmin(): Promise<string>;
}

export interface NewReset {
  personId: string;
  mintedBy: string | null;
  sentTo?: Login;
}

export const createLinks = ({
  tokens,
  clock,
  ids,
}: {
  tokens: TokenStore;
  clock: Clock;
  ids: Ids;
}): Links => {
  const after = (ms: number): Date => new Date(clock.now().getTime() + ms);
  const mint = async (tx: Tx | null, token: Omit<NewToken, 'secret'>): Promise<string> => {
    const secret = ids.secret();
    await tokens.add(tx, { ...token, secret });
    return secret;
  };
  return {
    async mintReset(tx, { personId, mintedBy, sentTo }) {
      const isHanded = mintedBy !== null && mintedBy !== personId;
      await tokens.endAll(tx, { subject: personId, purpose: 'reset', now: clock.now() });
      return mint(tx, {
        purpose: 'reset',
        subject: personId,
        expiresAt: after(isHanded ? handedResetLastsMs : resetLastsMs),
        mintedBy,
        sentTo: sentTo ? loginKey(sentTo) : null,
      });
    },
    mintConfirmation: (tx, { personId, sentTo, until }) =>
      mint(tx, {
        purpose: 'confirmation',
        subject: personId,
        expiresAt: until,
        sentTo: loginKey(sentTo),
      }),
    mintFirstAdmin: () =>
      mint(null, { purpose: 'first-admin', subject: '', expiresAt: after(firstAdminLastsMs) }),
  };
};
