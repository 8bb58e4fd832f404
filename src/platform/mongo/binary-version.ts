import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface MongoVersion {
  readonly full: string;
  /** Major and minor, as `7.0`: what decides which files a server can open. */
  readonly series: string;
}

const run = promisify(execFile);
const OLDEST_MAJOR = 6;

/** Asks a server program for its version. Throws, in words, when it does not run or is too old. */
export const readMongoVersion = async (path: string): Promise<MongoVersion> => {
  const version = parseMongoVersion(await printedVersion(path));
  if (version === null) throw new Error(`${path} does not say which MongoDB version it is`);
  if (Number.parseInt(version.series, 10) < OLDEST_MAJOR) {
    throw new Error(`${path} is MongoDB ${version.full}; 6.0 or newer is needed`);
  }
  return version;
};

const parseMongoVersion = (printed: string): MongoVersion | null => {
  const [, full, series] = /db version v((\d+\.\d+)\.\d+)/.exec(printed) ?? [];
  return full === undefined || series === undefined ? null : { full, series };
};

const printedVersion = async (path: string): Promise<string> => {
  try {
    return (await run(path, ['--version'], { timeout: 20_000 })).stdout;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw new Error(`${path} does not run (${(stderr || message).trim().split('\n')[0] ?? ''})`, {
      cause: error,
    });
  }
};
