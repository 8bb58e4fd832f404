import { setTimeout as pause } from 'node:timers/promises';
import type { MongoBinary, Say } from './mongo-binary.js';
import type { DataFolder } from './data-folder.js';
import { isHeld, spawnMongod } from './mongod-process.js';
import { untilListening } from './until-listening.js';

const LOOK_MS = 1_000;
const TRY_AGAIN_MS = 5_000;

export interface KeepRunning {
  readonly folder: DataFolder;
  readonly binary: MongoBinary;
  readonly port: number;
  readonly say: Say;
}

/**
 * Starts the server again whenever it is gone, on the same port, so that open connections find it.
 * Looks at the files, because a server that was taken over is no child of ours. Answers how to stop.
 */
export const keepRunning = (server: KeepRunning): (() => void) => {
  const ending = new AbortController();
  void watch(server, ending.signal);
  return () => ending.abort();
};

const watch = async (server: KeepRunning, ending: AbortSignal): Promise<void> => {
  while (await passes(LOOK_MS, ending)) {
    if (await isHeld(server.folder)) continue;
    if (ending.aborted) return;
    try {
      await startAgain(server);
    } catch (error) {
      server.say(error instanceof Error ? error.message : String(error));
      await passes(TRY_AGAIN_MS, ending);
    }
  }
};

const startAgain = async ({ folder, binary, port, say }: KeepRunning): Promise<void> => {
  say('The MongoDB server ended by itself: starting it again');
  await untilListening(await spawnMongod(binary, folder, port), port);
};

const passes = (ms: number, ending: AbortSignal): Promise<boolean> =>
  pause(ms, true, { ref: false, signal: ending }).catch(() => false);
