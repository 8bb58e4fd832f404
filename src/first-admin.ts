import type { Application } from './application.js';
import { paths } from './web/paths.js';

/** A one-time link that makes the first admin; null once there is one. Lasts 14 days. */
export const mintFirstAdminLink = async ({ services }: Application): Promise<string | null> => {
  const { accounts, world } = services;
  if (await accounts.hasAdmin()) return null;
  const secret = await accounts.mintFirstAdmin();
  return world.origin.publicOrigin + paths.token('first-admin', secret);
};
