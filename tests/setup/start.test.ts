import { createServer } from 'node:net';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { readMachine } from '../../src/env.js';
import { findMongoBinary } from '../../src/platform/mongo/binary.js';
import { dataFolder } from '../../src/platform/mongo/data-folder.js';
import { isHeld } from '../../src/platform/mongo/mongod-process.js';
import { courseUri, readServerRecord } from '../../src/platform/mongo/server-record.js';
import { anyPort, runProgram, temporaryFolders, type Program } from '../support/program.js';

const RUNNING = 'Stop it with Ctrl-C';
const folders = temporaryFolders();
const programs: Program[] = [];

const start = async (dataDir: string, env: Record<string, string> = {}): Promise<Program> => {
  const program = runProgram({ env: { DATA_DIR: dataDir, PORT: await anyPort(), ...env } });
  programs.push(program);
  return program;
};

const started = async (dataDir: string, env: Record<string, string> = {}): Promise<Program> => {
  const program = await start(dataDir, env);
  await program.printed(RUNNING);
  return program;
};

const recordOf = async (dataDir: string) => {
  const record = await readServerRecord(dataFolder(dataDir));
  if (record === null) throw new Error('no server has run there');
  return record;
};

const inDatabase = async <T>(dataDir: string, work: (client: MongoClient) => Promise<T>) => {
  const client = new MongoClient(courseUri(await recordOf(dataDir)));
  try {
    return await work(client);
  } finally {
    await client.close();
  }
};

const keep = (dataDir: string, words: string) =>
  inDatabase(dataDir, (client) =>
    client
      .db()
      .collection('kept')
      .insertOne({ words }, { writeConcern: { w: 'majority', j: true } }),
  );

const kept = (dataDir: string) =>
  inDatabase(dataDir, async (client) => {
    const found = await client.db().collection<{ words: string }>('kept').find().toArray();
    return found.map(({ words }) => words);
  });

const killServer = async (dataDir: string): Promise<void> => {
  const pid = await readFile(join(dataDir, 'db', 'mongod.lock'), 'utf8');
  process.kill(Number(pid), 'SIGKILL');
};

afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.kill('SIGTERM')));
}, 60_000);

afterAll(() => folders.clean());

it('runs from one command, prints its address and a first link, and stops without a trace', async () => {
  const dataDir = await folders.make();
  const program = await started(dataDir);
  const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(program.output()) ?? [];
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  const [link = ''] = /http:\S+\/first-admin\/\S+/.exec(program.output()) ?? [];
  expect(link).toContain(origin);
  await program.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(await isHeld(dataFolder(dataDir))).toBe(false);
  await expect(fetch(`${origin}/livez`)).rejects.toThrow();
}, 60_000);

it('stops cleanly when npm is told to stop', async () => {
  const dataDir = await folders.make();
  const env = { DATA_DIR: dataDir, PORT: await anyPort() };
  const npm = runProgram({ env, throughNpm: true });
  programs.push(npm);
  await npm.printed(RUNNING);
  await npm.kill('SIGTERM');
  expect(npm.output()).toContain('Stopping: requests in flight are finished');
  expect(await isHeld(dataFolder(dataDir))).toBe(false);
}, 60_000);

it('starts its server again when that alone was killed', async () => {
  const dataDir = await folders.make();
  const program = await started(dataDir);
  await keep(dataDir, 'written before the server was killed');
  await killServer(dataDir);
  await program.printed('The MongoDB server ended by itself: starting it again');
  expect(await kept(dataDir)).toEqual(['written before the server was killed']);
}, 60_000);

it('shows the same data after a stop and a second start', async () => {
  const dataDir = await folders.make();
  const first = await started(dataDir);
  await keep(dataDir, 'written before the stop');
  const key = join(dataDir, 'badge-key.pem');
  const signsWith = await readFile(key, 'utf8');
  expect((await stat(key)).mode & 0o077).toBe(0);
  await first.kill('SIGINT');
  await started(dataDir);
  expect(await kept(dataDir)).toEqual(['written before the stop']);
  expect(await readFile(key, 'utf8')).toBe(signsWith);
}, 60_000);

it('takes its server over right after the course was killed', async () => {
  const dataDir = await folders.make();
  const first = await started(dataDir);
  await keep(dataDir, 'written before the kill');
  const server = await readFile(join(dataDir, 'db', 'mongod.lock'), 'utf8');
  await first.kill('SIGKILL');
  await started(dataDir);
  expect(await readFile(join(dataDir, 'db', 'mongod.lock'), 'utf8')).toBe(server);
  expect(await kept(dataDir)).toEqual(['written before the kill']);
}, 60_000);

it('starts with its data after the course and its server were both killed', async () => {
  const dataDir = await folders.make();
  const first = await started(dataDir);
  await keep(dataDir, 'written before both were killed');
  await first.kill('SIGKILL');
  await killServer(dataDir);
  await started(dataDir);
  expect(await kept(dataDir)).toEqual(['written before both were killed']);
}, 60_000);

it('moves its database when another program has taken the port', async () => {
  const dataDir = await folders.make();
  const first = await started(dataDir);
  await keep(dataDir, 'written under the old port');
  await first.kill('SIGTERM');
  const { port } = await recordOf(dataDir);
  const squatter = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  try {
    const second = await started(dataDir);
    expect(second.output()).toContain(`Port ${port} is taken: the database moves to port`);
    expect(await kept(dataDir)).toEqual(['written under the old port']);
    await second.kill('SIGTERM');
  } finally {
    squatter.close();
  }
}, 60_000);

it('lets one of two starts at once have the data, and tells the other who has it', async () => {
  const dataDir = await folders.make();
  const both = [await start(dataDir), await start(dataDir)];
  await Promise.race(both.map(({ ended }) => ended));
  const [refused, running] = both.sort(
    (a, b) => b.output().indexOf('in use') - a.output().indexOf('in use'),
  );
  await running?.printed(RUNNING);
  expect(await refused?.ended).toBe(1);
  expect(refused?.output()).toContain(`${dataDir} is in use by process ${running?.pid ?? ''}.`);
}, 60_000);

it('refuses to open its data with a server that cannot, and changes nothing', async () => {
  const dataDir = await folders.make();
  const first = await started(dataDir);
  await keep(dataDir, 'written by the older server');
  await first.kill('SIGTERM');
  const newer = join(await folders.make(), 'mongod');
  const { path } = await findMongoBinary(readMachine(), () => undefined);
  await writeFile(
    newer,
    `#!/bin/sh\n[ "$1" = --version ] && echo "db version v9.0.1" && exit 0\nexec ${path} "$@"\n`,
  );
  await chmod(newer, 0o755);
  const refused = await start(dataDir, { MONGOMS_SYSTEM_BINARY: newer });
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toContain('(MongoDB 9.0.1) cannot open. Nothing was changed.');
  await started(dataDir);
  expect(await kept(dataDir)).toEqual(['written by the older server']);
}, 60_000);

it('says which port is taken, and leaves no server behind', async () => {
  const dataDir = await folders.make();
  const port = await anyPort();
  const squatter = createServer().listen(Number(port), '127.0.0.1');
  try {
    const program = await start(dataDir, { PORT: port });
    expect(await program.ended).toBe(1);
    expect(program.output()).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
    expect(await isHeld(dataFolder(dataDir))).toBe(false);
  } finally {
    squatter.close();
  }
}, 60_000);
