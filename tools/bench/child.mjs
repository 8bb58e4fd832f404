import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../checkout.mjs';

const startLimitMs = 60_000;
const stopLimitMs = 15_000;

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What npm start tells Node about its memory. The process that asks has other needs. */
const execArgv = scripts.start.match(/--\S+/g) ?? [];

const untilReady = (child, output) =>
  new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('It did not start in time')), startLimitMs);
    child.on('message', (message) => {
      if (message.ready) resolve();
    });
    child.on('exit', () => reject(new Error(`It ended:\n${output()}`)));
    child.once('exit', () => clearTimeout(limit));
    child.once('message', () => clearTimeout(limit));
  });

const collect = (child) => {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => {
      text = (text + chunk).slice(-20_000);
    });
  return () => text;
};

/** Runs a module of this folder in a process of its own and waits until it says that it is ready. */
export const startChild = async (file, { args = [], env = {} } = {}) => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = collect(child);
  await untilReady(child, output);
  let asked = 0;
  return {
    output,
    /** Asks the process something and waits for its answer. */
    ask: (ask, value) =>
      new Promise((resolve, reject) => {
        const id = (asked += 1);
        const settle = (message) => {
          if (message.id !== id) return;
          child.off('message', settle);
          resolve(message.answer);
        };
        child.on('message', settle);
        child.send({ id, ask, value }, (error) => error && reject(error));
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await ended;
      clearTimeout(limit);
    },
  };
};
