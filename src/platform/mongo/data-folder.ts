import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LockedError, takeFileLock, type FileLock } from '../file-lock.js';

/** The files an embedded server keeps in its data folder. */
export interface DataFolder {
  readonly path: string;
  readonly dbPath: string;
  readonly keyFile: string;
  readonly logFile: string;
  readonly recordFile: string;
}

/** Thrown when another running process uses the data folder. */
export class DataFolderInUseError extends Error {
  constructor(
    readonly path: string,
    readonly owner: number,
  ) {
    super(
      `${path} is in use by process ${owner}. Stop that one first, or set DATA_DIR to another folder.`,
    );
    this.name = 'DataFolderInUseError';
  }
}

export const dataFolder = (path: string): DataFolder => ({
  path,
  dbPath: join(path, 'db'),
  keyFile: join(path, 'mongod.key'),
  logFile: join(path, 'mongod.log'),
  recordFile: join(path, 'mongod.json'),
});

/** Makes the folder where it is missing and takes it for this process. Throws `DataFolderInUseError`. */
export const lockDataFolder = async (folder: DataFolder): Promise<FileLock> => {
  try {
    await mkdir(folder.path, { recursive: true, mode: 0o700 });
    return await takeFileLock(join(folder.path, 'lock'));
  } catch (error) {
    if (error instanceof LockedError) throw new DataFolderInUseError(folder.path, error.owner);
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(
      `DATA_DIR: ${folder.path} cannot be written (${code || message}); set a folder that can`,
      { cause: error },
    );
  }
};
