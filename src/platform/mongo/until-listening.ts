import { setTimeout as pause } from 'node:timers/promises';
import type { MongodProcess } from './mongod-process.js';
import { isListening } from './ports.js';

const STEP_MS = 50;
const STEPS = 600;

/** Waits until the server takes connections. Throws with the reason when it ends before, or after 30 s. */
export const untilListening = async (server: MongodProcess, port: number): Promise<void> => {
  let why = '';
  void server.ended.then((reason) => {
    why = reason;
  });
  for (let step = 0; step < STEPS; step += 1) {
    if (why !== '') throw new Error(`The MongoDB server did not start: ${why}`);
    if (await isListening(port)) return;
    await pause(STEP_MS);
  }
  throw new Error('The MongoDB server did not answer within 30 s');
};
