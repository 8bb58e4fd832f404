import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { waitForLock } from './lock.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

export const say = (line) => console.error(line);

/**
 * Runs `work`, which changes the checkout, while nobody else does. `what` completes the sentence
 * that is told where the folder cannot be written.
 */
export const changeCheckout = async (what, work) => {
  await access(root, constants.W_OK).catch(() => {
    throw new Error(
      `${root} cannot be written, and ${what}: copy it to a folder of yours and start there.`,
    );
  });
  const release = await waitForLock(join(root, '.cache', 'set-up.lock'), (owner) =>
    say(`Process ${owner} is setting up this folder: waiting for it`),
  );
  const releaseAndQuit = () => {
    release();
    process.exit(130);
  };
  process.once('SIGINT', releaseAndQuit);
  process.once('SIGTERM', releaseAndQuit);
  try {
    return await work();
  } finally {
    process.off('SIGINT', releaseAndQuit);
    process.off('SIGTERM', releaseAndQuit);
    release();
  }
};
