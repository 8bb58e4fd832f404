import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Env } from '../../env.js';
import { newSigningKey, randomIds } from '../ids.js';
import { findMongoBinary } from './binary.js';
import type { Say } from './mongo-binary.js';
import { dataFolder, DataFolderInUseError } from './data-folder.js';
import { startEmbeddedMongo } from './embedded.js';
import { expectDatabase } from './reach.js';
import { courseUri, readServerRecord, writePrivately } from './server-record.js';

/** What proves that something comes from this install. */
export interface Secrets {
  readonly sessionSecret: string;
  /** Signs badges; none where neither a setting nor a data folder gives one. */
  readonly badgeKey: string | undefined;
}

/** The database of the course, wherever it is, and the secrets that go with it. */
export interface CourseDatabase {
  readonly uri: string;
  readonly secrets: Secrets;
  /** True when the course runs its server itself, on `DATA_DIR`. */
  readonly isEmbedded: boolean;
  stop(): Promise<void>;
}

type Settings = Pick<Env, 'mongodbUri' | 'sessionSecret' | 'badgeKey' | 'dataDir' | 'machine'>;

const PAST_ITS_LIFE = '6.0';

/** Reaches the server of `MONGODB_URI`, or starts our own. Throws in words. */
export const openCourseDatabase = async (env: Settings, say: Say): Promise<CourseDatabase> =>
  env.mongodbUri === undefined ? openEmbedded(env, say) : openNamed(env, env.mongodbUri);

/** Like `openCourseDatabase`, but where the course runs already, shares its server. */
export const attachCourseDatabase = async (env: Settings, say: Say): Promise<CourseDatabase> => {
  try {
    return await openCourseDatabase(env, say);
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    return attach(env, error);
  }
};

const attach = async (env: Settings, inUse: DataFolderInUseError): Promise<CourseDatabase> => {
  const record = await readServerRecord(dataFolder(env.dataDir));
  if (record === null) throw inUse;
  const uri = courseUri(record);
  await expectDatabase(uri);
  return { uri, secrets: await secretsOf(env), isEmbedded: true, stop: () => Promise.resolve() };
};

const openNamed = async (
  { sessionSecret, badgeKey }: Settings,
  uri: string,
): Promise<CourseDatabase> => {
  if (sessionSecret === undefined) throw new Error('SESSION_SECRET: is needed with MONGODB_URI');
  await expectDatabase(uri);
  const secrets = { sessionSecret, badgeKey };
  return { uri, secrets, isEmbedded: false, stop: () => Promise.resolve() };
};

const openEmbedded = async (env: Settings, say: Say): Promise<CourseDatabase> => {
  const binary = await findMongoBinary(env.machine, say);
  say(`Starting MongoDB ${binary.version.full} on ${env.dataDir}`);
  if (binary.version.series === PAST_ITS_LIFE) {
    say('MongoDB 6.0 gets no more updates: right for trying and testing; set MONGODB_URI for more');
  }
  const server = await startEmbeddedMongo({ dataDir: env.dataDir, binary, say });
  try {
    const secrets = await secretsOf(env);
    return { uri: server.uri, secrets, isEmbedded: true, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

/** The secrets of an embedded install: made once, so that a restart signs nobody out and voids no signature. */
const secretsOf = async ({ dataDir, sessionSecret, badgeKey }: Settings): Promise<Secrets> => ({
  sessionSecret: sessionSecret ?? (await kept(join(dataDir, 'session-secret'), randomIds.secret)),
  badgeKey: badgeKey ?? (await kept(join(dataDir, 'badge-key.pem'), newSigningKey)),
});

const kept = async (path: string, make: () => string | Promise<string>): Promise<string> => {
  const found = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (found !== '') return found;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const made = await make();
  await writePrivately(path, `${made}\n`);
  return made;
};
