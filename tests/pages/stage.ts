import type { TestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { seedWorld, type World } from '../support/world.js';

/** A page in one of its states, as somebody comes to see it. */
export interface State {
  name: string;
  see(): Promise<SeenPage>;
}

/** Where the states are played: the app, what lives in it, and the pages of its first minutes. */
export interface Stage {
  app: TestApp;
  /** The same app, with a server for mail. */
  withMail: TestApp;
  world: World;
  early: Map<string, SeenPage>;
}

/** An empty stage: what is on it is there once `openStage` is done. */
export const emptyStage = (apps: Pick<Stage, 'app' | 'withMail'>): Stage => ({
  ...apps,
  world: {} as World,
  early: new Map(),
});

const aLongPassword = 'three boats on a slow river';

/** The pages that only the first admin ever sees: by the link, and with nothing in the course yet. */
const seeEarly = async ({ app, early }: Stage): Promise<void> => {
  const visitor = { email: 'tess@example.test', name: 'Tess Ruiz' };
  await app.person(visitor);
  const other = await app.signedIn(visitor.email);
  const first = app.client();
  const link = `/first-admin/${await app.services.accounts.mintFirstAdmin()}`;
  early.set('first admin', await first.get(link));
  early.set('first admin, opened by somebody else', await other.get(link));
  early.set('first admin, refused', await first.submit(link, { name: '', password: 'short' }));
  await first.get(link);
  const fields = { name: 'Root Ruiz', email: 'root@example.test', password: aLongPassword };
  early.set(
    'home of an admin with nothing to do',
    await first.submit(link, { ...fields, zone: 'UTC' }),
  );
  early.set('first admin, link used', await app.client().get(link));
  early.set('cohorts, none yet', await first.get('/cohorts'));
};

export const openStage = async (stage: Stage): Promise<void> => {
  await seeEarly(stage);
  stage.world = await seedWorld(stage.app);
};

/** The seal of the last reply ends. */
export const sealEnds = ({ app }: Pick<Stage, 'app'>): void => app.clock.forward({ seconds: 30 });

/** Goes to a page and sends its form. */
export const send = async (
  client: Client,
  page: string,
  ...[form, fields]: Parameters<Client['submit']>
): Promise<SeenPage> => {
  await client.get(page);
  return client.submit(form, fields);
};
