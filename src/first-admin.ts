import type { Application } from './application.js';
import { paths } from './web/paths.js';

const FORTNIGHT_MS = 14 * 24 * 3_600_000;

/** A one-time link that makes the first admin; null once there is one. Lasts 14 days. */
export const mintFirstAdminLink = async ({ services }: Application): Promise<string | null> => {
  const { accounts, world } = services;
  if (await accounts.hasAdmin()) return null;
  const expiresAt = new Date(world.clock.now().getTime() + FORTNIGHT_MS);
  const secret = await accounts.mint(null, { purpose: 'first-admin', subject: '', expiresAt });
  return world.origin.publicOrigin + paths.token('first-admin', secret);
};
