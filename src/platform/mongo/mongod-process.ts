import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomIds } from '../ids.js';
import { isProcessRunning } from '../processes.js';
import type { MongoBinary } from './mongo-binary.js';
import type { DataFolder } from './data-folder.js';
import { writePrivately } from './server-record.js';

const LOG_LIMIT = 1_000_000;

export interface MongodProcess {
  /** Settles when the process ends, with why in words. */
  readonly ended: Promise<string>;
}

/**
 * Starts a server on the files of a folder. It gets a process group and standard streams of its
 * own, so that Ctrl-C reaches the course alone, which then writes what it has and stops the server.
 */
export const spawnMongod = async (
  binary: MongoBinary,
  folder: DataFolder,
  port: number,
): Promise<MongodProcess> => {
  await mkdir(folder.dbPath, { recursive: true, mode: 0o700 });
  await ensureKeyFile(folder);
  const logStart = await rotateLog(folder.logFile);
  const child = spawn(binary.path, serverArguments(folder, port), {
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => {
      void explainEnd(folder, logStart, `exit ${signal ?? code ?? ''}`).then(resolve);
    });
  });
  return { ended };
};

/** Whether a server holds these files. After a kill, `mongod.lock` names a process that is gone. */
export const isHeld = async ({ dbPath }: DataFolder): Promise<boolean> => {
  const pid = await lockedBy(dbPath);
  return pid !== '' && (await isProcessRunning(pid)) && (await isMongod(pid));
};

const lockedBy = async (dbPath: string): Promise<string> =>
  (await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => '')).trim();

// The id may have gone to another program since. Where /proc is missing, take it for a server.
const isMongod = async (pid: string): Promise<boolean> => {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null || commandLine.includes('--dbpath');
};

const serverArguments = (folder: DataFolder, port: number): string[] => [
  ...['--dbpath', folder.dbPath, '--logpath', folder.logFile, '--logappend'],
  ...['--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
  ...['--replSet', 'rs0', '--auth', '--keyFile', folder.keyFile],
  ...['--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '64'],
  ...['--wiredTigerEngineConfigString', 'log=(file_max=16MB,prealloc=false)'],
];

const ensureKeyFile = async ({ keyFile }: DataFolder): Promise<void> => {
  const size = await stat(keyFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) await writePrivately(keyFile, `${randomIds.secret().replace(/[-_]/g, '+')}\n`);
};

const rotateLog = async (path: string): Promise<number> => {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= LOG_LIMIT) return size;
  await rename(path, `${path}.1`);
  return 0;
};

const KNOWN_ENDS: readonly (readonly [RegExp, string])[] = [
  [/DBPathInUse|Unable to lock the lock file/, 'another server holds these files'],
  [
    /UPGRADE PROBLEM|Wrong mongod version|unsupported WiredTiger file version/i,
    'the files are of another MongoDB version than this server can open',
  ],
  [/Address already in use/, 'the port was taken in the meantime'],
  [/No space left on device/, 'the disk is full'],
  [/[Pp]ermission denied/, 'some of its files belong to another user'],
];

const explainEnd = async (folder: DataFolder, from: number, end: string): Promise<string> => {
  const log = await readFrom(folder.logFile, from).catch(() => '');
  const known = KNOWN_ENDS.find(([sign]) => sign.test(log))?.[1];
  return `${known ?? end} (the whole story is in ${folder.logFile})`;
};

const readFrom = async (path: string, position: number): Promise<string> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size - position, LOG_LIMIT);
    const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: size - length });
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
};
