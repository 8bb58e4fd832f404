import { setTimeout as pause } from 'node:timers/promises';
import type { FileLock } from '../file-lock.js';
import type { MongoBinary, Say } from './mongo-binary.js';
import { dataFolder, lockDataFolder, type DataFolder } from './data-folder.js';
import { FileVersionError, fitOf } from './file-versions.js';
import { keepRunning } from './keep-running.js';
import { isHeld, spawnMongod } from './mongod-process.js';
import { setUp, signIn, type Operator } from './operator.js';
import { freePort, isListening } from './ports.js';
import {
  courseUri,
  newServerRecord,
  readServerRecord,
  writeServerRecord,
  type ServerRecord,
} from './server-record.js';
import { untilListening } from './until-listening.js';

export interface EmbeddedMongo {
  /** Address of the course's database for its own user, who can read and write there and nothing else. */
  readonly uri: string;
  /** True when a server that outlived its course was found running. */
  readonly adopted: boolean;
  /** Stops the server cleanly and gives the folder free. Close all other connections first. */
  stop(): Promise<void>;
}

export interface EmbeddedMongoOptions {
  readonly dataDir: string;
  readonly binary: MongoBinary;
  readonly say: Say;
}

const STEP_MS = 50;
const PATIENCE_STEPS = 600;

/**
 * A MongoDB server on lasting files in `dataDir`, for one process at a time. Throws, in words a
 * person at a terminal can act on: `DataFolderInUseError`, `FileVersionError`, or why the server
 * did not start.
 */
export const startEmbeddedMongo = async (options: EmbeddedMongoOptions): Promise<EmbeddedMongo> => {
  const folder = dataFolder(options.dataDir);
  const lock = await lockDataFolder(folder);
  try {
    const record = await recordFor(folder, options);
    const adopted = await adopt(folder, record, options.say);
    const found = adopted && { record, operator: adopted };
    const server = found ?? (await start(folder, record, options));
    return running({ ...options, ...server, folder, lock, adopted: adopted !== null });
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const recordFor = async (
  folder: DataFolder,
  { binary, say }: EmbeddedMongoOptions,
): Promise<ServerRecord> => {
  const { full, series } = binary.version;
  const record = await readServerRecord(folder);
  if (record === null) {
    return writeServerRecord(folder, newServerRecord(await freePort(0), series));
  }
  const fit = fitOf(record.version, series);
  if (fit === 'cannot open') {
    const server = `${binary.path} (MongoDB ${full})`;
    throw new FileVersionError({ folder: folder.path, files: record.version, server });
  }
  if (fit === 'newer') say(`MongoDB ${full} opens the data that MongoDB ${record.version} wrote`);
  return record;
};

/** The server of an earlier start that still holds the files, once it answers; null when it is gone. */
const adopt = async (
  folder: DataFolder,
  record: ServerRecord,
  say: Say,
): Promise<Operator | null> => {
  for (let step = 0; await isHeld(folder); step += 1) {
    const operator = await answering(folder, record);
    if (operator !== null) return operator;
    if (step === 0) say('An earlier MongoDB server still has the data: waiting for it');
    if (step > PATIENCE_STEPS) {
      throw new Error(
        `A MongoDB server holds ${folder.dbPath} and does not answer: end it and start again`,
      );
    }
    await pause(STEP_MS);
  }
  return null;
};

const answering = async (folder: DataFolder, record: ServerRecord): Promise<Operator | null> => {
  if (!(await isListening(record.port))) return null;
  const operator = await signIn(record).catch(() => null);
  if (operator === null) return null;
  try {
    if ((await operator.dbPath()) === folder.dbPath) {
      await operator.makePrimary();
      await operator.ensureCourseUser();
      return operator;
    }
  } catch {
    // It is going down, or it is somebody else's: either way not ours to use.
  }
  await operator.close();
  return null;
};

interface Started {
  readonly record: ServerRecord;
  readonly operator: Operator;
}

const start = async (
  folder: DataFolder,
  known: ServerRecord,
  { binary, say }: EmbeddedMongoOptions,
): Promise<Started> => {
  const port = await freePort(known.port);
  if (port !== known.port) {
    say(
      `Port ${known.port} is taken: the database moves to port ${port}, which can take half a minute`,
    );
  }
  const record = port === known.port ? known : await writeServerRecord(folder, { ...known, port });
  const server = await spawnMongod(binary, folder, port);
  await untilListening(server, port);
  const operator = await signInOrSetUp(record);
  await operator.makePrimary();
  await operator.ensureCourseUser();
  return { record, operator };
};

const signInOrSetUp = async (record: ServerRecord): Promise<Operator> => {
  const operator = await signIn(record);
  if (operator !== null) return operator;
  await setUp(record);
  const first = await signIn(record);
  if (first === null) throw new Error('The MongoDB server refuses the password it was given');
  return first;
};

interface Running extends Started, EmbeddedMongoOptions {
  readonly folder: DataFolder;
  readonly lock: FileLock;
  readonly adopted: boolean;
}

const running = ({
  folder,
  lock,
  record,
  operator,
  adopted,
  ...options
}: Running): EmbeddedMongo => {
  const letEnd = keepRunning({ ...options, folder, port: record.port });
  return {
    uri: courseUri(record),
    adopted,
    stop: async () => {
      letEnd();
      await operator.shutDown();
      await operator.close();
      for (let step = 0; step < PATIENCE_STEPS && (await isHeld(folder)); step += 1) {
        await pause(STEP_MS);
      }
      await lock.release();
    },
  };
};
