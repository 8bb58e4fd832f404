import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '../../src/platform/mongo/data-folder.js';
import { isHeld } from '../../src/platform/mongo/mongod-process.js';
import { courseUri, readServerRecord } from '../../src/platform/mongo/server-record.js';
import { anyPort, runProgram, temporaryFolders, type Program } from '../support/program.js';

export const sessionSecret = 'a secret that only this test knows, 32+';

/** A course on files that last, run as npm runs it, to be killed and started again. */
export interface MortalCourse {
  readonly origin: string;
  /** Answers once the course serves. */
  start(): Promise<void>;
  /** The address of its database; the server keeps its port. */
  databaseUri(): Promise<string>;
  /** Kills the app, and its database server with it where asked, at once. */
  kill(what: { serverToo: boolean }): Promise<void>;
  /** Stops what runs and removes the files. */
  end(): Promise<void>;
}

const killServer = async (dataDir: string): Promise<void> => {
  const pid = Number(await readFile(join(dataDir, 'db', 'mongod.lock'), 'utf8'));
  process.kill(pid, 'SIGKILL');
};

export const createMortalCourse = async (): Promise<MortalCourse> => {
  const folders = temporaryFolders();
  const dataDir = await folders.make();
  const port = await anyPort();
  let program: Program | undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    async start() {
      program = runProgram({
        env: { DATA_DIR: dataDir, PORT: port, SESSION_SECRET: sessionSecret },
      });
      await program.printed('Stop it with Ctrl-C');
    },
    async databaseUri() {
      const record = await readServerRecord(dataFolder(dataDir));
      if (record === null) throw new Error('No server has run yet');
      return courseUri(record);
    },
    async kill({ serverToo }) {
      const killed = program?.kill('SIGKILL');
      if (serverToo) await killServer(dataDir);
      await killed;
    },
    async end() {
      await program?.kill('SIGTERM');
      // Left behind when the last thing that happened was a kill.
      if (await isHeld(dataFolder(dataDir))) await killServer(dataDir);
      await folders.clean();
    },
  };
};
