import type { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { NewToken, TokenStore } from './tokens.store.js';

const minute = 60_000;
const resetLastsMs = 30 * minute;
const firstAdminLastsMs = 14 * 24 * 60 * minute;

/** Makes one-time links. What is handed back is the secret of the address; the course keeps only its hash. */
export interface Links {
  /**
   * For half an hour; ends the person's earlier ones. `mintedBy` names who hands it over: then what the person wrote
   * stays shut for a day. Null when the course mails it to the person itself.
   */
  mintReset(tx: Tx, reset: { personId: string; mintedBy: string | null }): Promise<string>;
  /** For 14 days, as long as nobody looks after the install. */
  mintFirstAdmin(): Promise<string>;
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
    async mintReset(tx, { personId, mintedBy }) {
      await tokens.endAll(tx, { subject: personId, purpose: 'reset', now: clock.now() });
      return mint(tx, {
        purpose: 'reset',
        subject: personId,
        expiresAt: after(resetLastsMs),
        mintedBy,
      });
    },
    mintFirstAdmin: () =>
      mint(null, { purpose: 'first-admin', subject: '', expiresAt: after(firstAdminLastsMs) }),
  };
};
