import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomIds } from './ids.js';
import { describeProcess, isProcessRunning } from './processes.js';

export interface FileLock {
  release(): Promise<void>;
}

/** Thrown when another running process holds the lock. */
export class LockedError extends Error {
  constructor(
    readonly path: string,
    readonly owner: number,
  ) {
    super(`${path} is held by process ${owner}`);
    this.name = 'LockedError';
  }
}

/**
 * Takes a lock that dies with its owner. The file appears by `link()`, complete with the owner's
 * process in it, so that nobody ever reads half a lock. Throws `LockedError` when it is held.
 */
export const takeFileLock = async (path: string): Promise<FileLock> => {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomIds.next()}`;
  const content = await describeProcess(process.pid);
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await linkOrReplace(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return { release: () => removeIfOurs(path, content) };
};

/** Like `takeFileLock`, but waits for its turn; `onWait` is told once who holds it. */
export const waitForFileLock = async (
  path: string,
  onWait: (owner: number) => void,
): Promise<FileLock> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await takeFileLock(path);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (tries === 0) onWait(error.owner);
      await pause(100);
    }
  }
};

const linkOrReplace = async (draft: string, path: string): Promise<void> => {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      await link(draft, path);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      await clearIfStale(path);
    }
  }
  throw new LockedError(path, ownerOf(await readIfThere(path)));
};

const clearIfStale = async (path: string): Promise<void> => {
  const held = await readIfThere(path);
  if (held === '') return;
  if (await isProcessRunning(held)) throw new LockedError(path, ownerOf(held));
  await clear(path, held);
};

// Many may find the same stale lock. Only whoever has the turn removes one, and only the one they found: what a faster
// process has put there since stays. The turn is a lock like any other, so that it too outlives nobody.
const clear = async (path: string, stale: string): Promise<void> => {
  try {
    const turn = await takeFileLock(`${path}.turn`);
    if ((await readIfThere(path)) === stale) await rm(path, { force: true });
    await turn.release();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    await pause(10);
  }
};

const removeIfOurs = async (path: string, content: string): Promise<void> => {
  if ((await readIfThere(path)) === content) await rm(path, { force: true });
};

const readIfThere = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
};

const ownerOf = (content: string): number => Number.parseInt(content, 10);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
