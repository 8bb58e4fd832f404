import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createAuditLog, type AuditLog } from '../../src/audit/audit.store.js';
import { buildIndexes, createTransact } from '../../src/platform/database.js';
import { randomIds } from '../../src/platform/ids.js';
import { createTestClock } from '../support/clock.js';
import { useTestDatabase } from '../support/database.js';

const database = useTestDatabase();
const clock = createTestClock();
let audit: AuditLog;

beforeAll(async () => {
  audit = createAuditLog(database.connection(), { clock, ids: randomIds });
  await buildIndexes(database.connection());
});
beforeEach(() => database.clear());

it('keeps who did what to what, in order, with names of fields only', async () => {
  await audit.record(null, { actor: 'ada', action: 'cohort:create', target: 'cohort:1' });
  clock.forward({ minutes: 1 });
  await audit.record(null, {
    actor: 'ada',
    action: 'cohort:change',
    target: 'cohort:1',
    fields: ['end'],
  });
  const entries = await audit.of('cohort:1');
  expect(entries.map(({ action, fields }) => [action, fields])).toEqual([
    ['cohort:create', []],
    ['cohort:change', ['end']],
  ]);
  expect((await audit.by('ada')).length).toBe(2);
});

it('stands or falls with the transaction of the act', async () => {
  const transact = createTransact(database.connection());
  const broken = transact(async (tx) => {
    await audit.record(tx, { actor: 'ada', action: 'cohort:create', target: 'cohort:2' });
    throw new Error('no');
  });
  await expect(broken).rejects.toThrow('no');
  expect(await audit.of('cohort:2')).toEqual([]);
});

it('takes no field that is not declared', async () => {
  const entry = { actor: 'ada', action: 'a', target: 't', text: 'a secret' };
  await expect(audit.record(null, entry)).rejects.toThrow(/text/);
});
