import { afterEach, beforeAll } from '@jest/globals';
import { useTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { takeSnapshot, type Snapshot } from '../support/snapshot.js';
import { herWords, lessons, seedWorld, type Person, type World } from '../support/world.js';
import { takeOver } from './handed.js';

/** The world as it was seeded, before each test. */
export interface House {
  app: TestApp;
  readonly world: World;
  readonly snapshot: Snapshot;
  /** Whoever holds an account after a link that was made for it has been used. */
  takenOver(maker: Client, person?: Person): Promise<Client>;
  /** Whether her words stand on the page of her reflection, for whoever holds her account. */
  reads(holder: Client): Promise<boolean>;
}

export const useHouse = (options: Parameters<typeof useTestApp>[0] = {}): House => {
  const app = useTestApp(options);
  let seeded: { world: World; snapshot: Snapshot } | undefined;
  const there = () => {
    if (!seeded) throw new Error('The world is there once the tests begin');
    return seeded;
  };
  beforeAll(async () => {
    const world = await seedWorld(app);
    await app.services.outbox.sendDue(app.services.composers);
    seeded = { world, snapshot: await takeSnapshot(app.services.world.db) };
  }, 60_000);
  afterEach(async () => {
    await there().snapshot.restore();
    app.clock.moveTo('2026-03-02T09:00:00Z');
  });
  return {
    app,
    get world() {
      return there().world;
    },
    get snapshot() {
      return there().snapshot;
    },
    async takenOver(maker, person = 'learner') {
      app.clock.forward({ minutes: 1 });
      const holder = await takeOver(app, maker, { person, id: there().world.ids[person] });
      app.clock.forward({ minutes: 1 });
      return holder;
    },
    reads: async (holder) =>
      (await holder.get(`/reflections/${lessons.opened}`)).html.includes(herWords),
  };
};
