import type { TestApp } from './app.js';

interface Her {
  personId: string;
  email: string;
}

/** A session of hers, and the secrets of one-time links that are made for her. */
export const makeLinks = async (
  { services: { accounts, transact, sessions }, clock }: TestApp,
  { personId, email }: Her,
): Promise<{ herSession: string } & Record<'resets' | 'first-admin' | 'confirmations', string>> => {
  const [session] = await sessions.exportOf(personId);
  const sentTo = { kind: 'email' as const, value: email };
  const until = new Date(clock.now().getTime() + 24 * 3_600_000);
  return {
    herSession: session?._id ?? '',
    resets: await transact((tx) => accounts.mintReset(tx, { personId, mintedBy: null })),
    'first-admin': await accounts.mintFirstAdmin(),
    confirmations: await transact((tx) =>
      accounts.mintConfirmation(tx, { personId, sentTo, until }),
    ),
  };
};
