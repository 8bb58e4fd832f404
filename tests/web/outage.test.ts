import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type Application } from '../../src/application.js';
import { randomIds } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logger.js';
import { aPassword, publishedCourse, signIn, testSecret } from '../support/app.js';
import { createClient, ourOrigin, type Client } from '../support/client.js';
import { createTestClock } from '../support/clock.js';
import { databaseUri, dropDatabase } from '../support/database.js';
import { layWire, type Wire } from '../support/proxy.js';

const mongoUri = databaseUri(`outage-${randomIds.next()}`);
let wire: Wire;
let application: Application;
let ana: Client;

beforeAll(async () => {
  wire = await layWire(mongoUri);
  application = await startApplication({
    env: {
      publicOrigin: ourOrigin,
      secureCookies: false,
      mailFrom: 'course@example.test',
      trustProxy: [],
    },
    mongoUri: wire.uri,
    sessionSecret: testSecret,
    course: await publishedCourse(),
    logger: createLogger('silent'),
    clock: createTestClock(),
  });
  const { accounts } = application.services;
  const logins = [{ kind: 'email' as const, value: 'ana@example.test' }];
  const id = await accounts.createPerson(null, { name: 'Ana Ruiz', logins });
  await accounts.setPassword(null, id, aPassword);
  ana = await signIn(createClient(application.app), 'ana@example.test');
});

afterEach(() => wire.mend());

afterAll(async () => {
  await application.close();
  await wire.close();
  await dropDatabase(mongoUri);
});

/** The longest a person waits for the database, all tries together, and a little for a busy machine. */
const budgetMs = 4_000 + 1_000;

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
};

const inside = /Mongo|ECONN|127\.0\.0\.1:|\bat [\w.]+ \(|socket|pool/i;

describe.each(['cut', 'hang'] as const)('while the way to the database is gone (%s)', (way) => {
  it('a page is 503 in time, says so in words, and when to come back', async () => {
    wire[way]();
    const [page, took] = await timed(() => ana.get('/'));
    expect(page.status).toBe(503);
    expect(took).toBeLessThan(budgetMs);
    expect(page.headers['retry-after']).toBe('5');
    expect(page.heading.length).toBeGreaterThan(5);
    expect(page.$('body').text()).not.toMatch(inside);
  });

  it('a form is 503 in time and gives back what was typed', async () => {
    const visitor = createClient(application.app);
    await visitor.get('/sign-in');
    wire[way]();
    const typed = { email: 'ana@example.test', password: aPassword };
    const [page, took] = await timed(() => visitor.post('/sign-in', typed));
    expect(page.status).toBe(503);
    expect(took).toBeLessThan(budgetMs);
    expect(page.html).toContain('ana@example.test');
    expect(page.html).not.toContain(aPassword);
  });

  it('the process is alive and not ready', async () => {
    wire[way]();
    const client = createClient(application.app);
    expect((await client.get('/livez')).status).toBe(200);
    const [ready, took] = await timed(() => client.get('/readyz'));
    expect(ready.status).toBe(503);
    expect(took).toBeLessThan(2_500);
  });

  it('and comes back, the next page is there without a restart', async () => {
    wire[way]();
    expect((await ana.get('/')).status).toBe(503);
    wire.mend();
    const statuses: number[] = [];
    while (statuses.at(-1) !== 200 && statuses.length < 10)
      statuses.push((await ana.get('/')).status);
    expect(statuses.at(-1)).toBe(200);
    expect((await ana.get('/readyz')).status).toBe(200);
  });
});

it('says it is not ready while it stops, and goes on answering', async () => {
  application.beginDrain();
  expect((await ana.get('/readyz')).status).toBe(503);
  expect((await ana.get('/')).status).toBe(200);
});
