import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LockedError, takeFileLock, waitForFileLock } from '../../src/platform/file-lock.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emerging-leader-lock-'));
});
afterAll(() => rm(folder, { recursive: true }));

const endedProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--eval', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid ?? 0;
};

it('belongs to one holder until it is given back', async () => {
  const path = join(folder, 'held');
  const lock = await takeFileLock(path);
  await expect(takeFileLock(path)).rejects.toThrow(new LockedError(path, process.pid));
  await lock.release();
  await (await takeFileLock(path)).release();
  expect((await readdir(folder)).filter((name) => name.startsWith('held'))).toEqual([]);
});

it('is taken over from a process that is gone', async () => {
  const path = join(folder, 'stale');
  await writeFile(path, String(await endedProcess()));
  const lock = await takeFileLock(path);
  expect(await readFile(path, 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
  await lock.release();
});

it('is taken over from a process whose id another one has since', async () => {
  const path = join(folder, 'reused');
  await writeFile(path, `${process.pid} 1`);
  const taking = takeFileLock(path);
  // Only /proc tells when a process began: elsewhere the id alone decides.
  if (existsSync('/proc/self/stat')) await (await taking).release();
  else await expect(taking).rejects.toThrow(LockedError);
});

it('has one holder at a time when many find a stale one at once', async () => {
  const path = join(folder, 'contended');
  await writeFile(path, String(await endedProcess()));
  let holders = 0;
  const turns = Array.from({ length: 12 }, async () => {
    const lock = await waitForFileLock(path, () => undefined);
    holders += 1;
    expect(holders).toBe(1);
    await readFile(path, 'utf8');
    holders -= 1;
    await lock.release();
  });
  await Promise.all(turns);
  expect((await readdir(folder)).filter((name) => name.startsWith('contended'))).toEqual([]);
});

it('does not take away a lock that somebody else holds by now', async () => {
  const path = join(folder, 'taken-over');
  const lock = await takeFileLock(path);
  await writeFile(path, '1');
  await lock.release();
  expect(await readFile(path, 'utf8')).toBe('1');
});
