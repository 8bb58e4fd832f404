import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Compose, Letter } from '../../src/mail/mail.js';
import { createOutbox, type Outbox } from '../../src/mail/outbox.js';
import { createOutboxStore, type OutboxStore } from '../../src/mail/outbox.store.js';
import { createMailServer, type MailServer } from '../../src/mail/smtp.js';
import { buildIndexes, createTransact, type Transact } from '../../src/platform/database.js';
import { randomIds } from '../../src/platform/ids.js';
import { createLogger } from '../../src/platform/logger.js';
import { createTestClock } from '../support/clock.js';
import { useTestDatabase } from '../support/database.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';

const database = useTestDatabase();
const clock = createTestClock();
const logger = createLogger('silent');
let sink: SmtpSink;
let store: OutboxStore;
let server: MailServer;
let outbox: Outbox;
let transact: Transact;

const letter: Letter = {
  to: { name: 'Ana', address: 'ana@example.test' },
  subject: 'Your place in the course',
  text: 'Come in',
  html: '<p>Come in</p>',
};
const greet: Compose = () => Promise.resolve(letter);
const mail = { _id: 'greeting:ana:1', kind: 'greeting', personId: 'ana', data: {} };
const queue = (more = {}) => transact((tx) => outbox.add(tx, [{ ...mail, ...more }]));
const record = () =>
  database
    .connection()
    .collection<{ _id: string; state: string; tries: number }>('outbox')
    .findOne({ _id: mail._id });

beforeAll(async () => {
  sink = await startSmtpSink();
  store = createOutboxStore(database.connection());
  server = createMailServer({ url: sink.url, from: 'course@example.test' });
  transact = createTransact(database.connection());
  await buildIndexes(database.connection());
});
beforeEach(async () => {
  await database.clear();
  sink.letters.length = 0;
  outbox = createOutbox({ store, server, clock, ids: randomIds, logger });
});
afterAll(() => sink.close());

it('sends a mail once, however often it is asked for', async () => {
  await queue();
  await queue();
  await outbox.sendDue({ greeting: greet });
  await queue();
  await outbox.sendDue({ greeting: greet });
  expect(sink.letters.map(({ to }) => to)).toEqual([['ana@example.test']]);
  expect(await record()).toMatchObject({ state: 'sent', tries: 1 });
});

it('queues nothing when the cause is rolled back', async () => {
  const broken = transact(async (tx) => {
    await outbox.add(tx, [mail]);
    throw new Error('no');
  });
  await expect(broken).rejects.toThrow('no');
  expect(await outbox.sendDue({ greeting: greet })).toBe(0);
});

it('sends each of many mails once from two processes', async () => {
  await transact((tx) =>
    outbox.add(
      tx,
      Array.from({ length: 30 }, (_, n) => ({ ...mail, _id: `greeting:${n}` })),
    ),
  );
  const other = createOutbox({ store, server, clock, ids: randomIds, logger });
  await Promise.all([outbox.sendDue({ greeting: greet }), other.sendDue({ greeting: greet })]);
  expect(sink.letters.length).toBe(30);
  expect(new Set(sink.letters.map(({ raw }) => /Message-ID: (.*)/i.exec(raw)?.[1])).size).toBe(30);
});

it('waits longer after each failure, and sends when the server is back', async () => {
  await queue();
  sink.refuse('450 later', '', '421 closing');
  for (const minutes of [0, 1, 5, 15]) {
    clock.forward({ minutes });
    await outbox.sendDue({ greeting: greet });
    await outbox.sendDue({ greeting: greet });
  }
  expect(sink.letters.length).toBe(1);
  expect(await record()).toMatchObject({ state: 'sent', tries: 4 });
});

it('gives up at once when the server says that trying again is of no use', async () => {
  await queue();
  sink.refuse('550 nobody of that name');
  await outbox.sendDue({ greeting: greet });
  expect(await record()).toMatchObject({ state: 'given-up', problem: '550' });
});

it('gives up after ten tries', async () => {
  await queue();
  const nowhere = createMailServer({ url: 'smtp://127.0.0.1:1', from: 'course@example.test' });
  const down = createOutbox({ store, server: nowhere, clock, ids: randomIds, logger });
  for (let day = 0; day < 15; day += 1) {
    await down.sendDue({ greeting: greet });
    clock.forward({ days: 1 });
  }
  expect(await record()).toMatchObject({ state: 'given-up', tries: 10 });
});

it('sends a mail again whose process died before it was noted, under the same Message-ID', async () => {
  await queue();
  const died = new Error('died');
  const dying = createOutbox({
    store: { ...store, settle: () => Promise.reject(died) },
    server,
    clock,
    ids: randomIds,
    logger,
  });
  await expect(dying.sendDue({ greeting: greet })).rejects.toThrow('died');
  expect(await outbox.sendDue({ greeting: greet })).toBe(0);
  clock.forward({ minutes: 6 });
  await outbox.sendDue({ greeting: greet });
  const names = sink.letters.map(({ raw }) => /Message-ID: (.*)/i.exec(raw)?.[1]);
  expect(names.length).toBe(2);
  expect(new Set(names).size).toBe(1);
});

it('sends nothing that was cancelled, even while its letter is being written', async () => {
  await queue();
  const late: Compose = async (_mail, isWanted) => {
    await transact((tx) => outbox.cancel(tx, ['ana'], 'greeting'));
    return (await transact(isWanted)) ? letter : null;
  };
  await outbox.sendDue({ greeting: late });
  expect(sink.letters).toEqual([]);
  expect(await record()).toMatchObject({ state: 'dropped' });
});

it('adds no recipient and no header by line breaks in names, subjects or addresses', async () => {
  const name = 'Ana\r\nBcc: eve@example.test';
  await queue();
  await outbox.sendDue({
    greeting: () => Promise.resolve({ ...letter, to: { ...letter.to, name }, subject: name }),
  });
  expect(sink.letters[0]?.to).toEqual(['ana@example.test']);
  expect(sink.letters[0]?.raw).not.toMatch(/^bcc:/im);
  for (const address of [
    'a@example.test\r\nRCPT TO:<eve@example.test>',
    'a@example.test,eve@example.test',
    'a@b <eve@example.test>',
  ])
    await expect(server.deliver('k', { ...letter, to: { name: 'A', address } })).rejects.toThrow(
      'plain address',
    );
});

it('queues nothing where no mail server is set', async () => {
  const off = createOutbox({ store, server: null, clock, ids: randomIds, logger });
  await transact((tx) => off.add(tx, [mail]));
  expect(await record()).toBeNull();
});
