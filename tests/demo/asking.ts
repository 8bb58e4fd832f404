import { actorOf } from '../../src/demo/people.js';
import type { Services } from '../../src/dependencies.js';
import { noFilter } from '../../src/loop/queue.js';

export const count = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** The first page of what waits for an instructor. */
export const queuePage = async (services: Services, email: string) => {
  const actor = await actorOf(services, email);
  const asked = { view: 'waiting', filter: noFilter, after: null, before: null } as const;
  return services.queue.page(actor, asked);
};
