import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../architecture/source.js';

/** The course's own files in a folder where a test may change them. */
export interface CourseCopy {
  make(): Promise<string>;
  /** Writes a passage of a file differently; gives what brings it back. */
  edit(file: string, from: string, to: string): Promise<() => Promise<void>>;
  remove(): Promise<void>;
}

export const courseCopy = (): CourseCopy => {
  let folder = '';
  return {
    async make() {
      folder = await mkdtemp(join(tmpdir(), 'course-copy-'));
      await cp(join(root, 'course-content'), folder, { recursive: true });
      return folder;
    },
    async edit(file, from, to) {
      const path = join(folder, file);
      const text = await readFile(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
      await writeFile(path, text.replace(from, to));
      return () => writeFile(path, text);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
