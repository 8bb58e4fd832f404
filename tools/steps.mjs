import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { root, say } from './checkout.mjs';

const running = new Set();

/** Runs one command to its end with its output shown; answers whether it went well. */
export const runCommand = async (args, { limitMs, env = {} }) => {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  const timer = setTimeout(() => {
    say(`This took longer than ${Math.round(limitMs / 60_000)} minutes and was stopped.`);
    child.kill('SIGKILL');
  }, limitMs);
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (status, signal) => resolve(status ?? signal));
  });
  clearTimeout(timer);
  running.delete(child);
  return code === 0;
};

/** Passes a signal on to what runs, and ends when that has ended. */
export const endTogether = () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exitCode = code;
      if (running.size === 0) process.exit(code);
      for (const child of running) child.once('exit', () => process.exit(code));
    });
  }
};

/** Runs a step, reports its time, and answers its count: `{ passed, failed }`. */
export const step = async (name, work) => {
  console.log(`\n— ${name}`);
  const start = performance.now();
  let count;
  try {
    count = countOf(await work());
  } catch (error) {
    console.log(error.message);
    count = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${count.failed === 0 ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
  return count;
};

const countOf = (outcome) =>
  typeof outcome === 'object'
    ? outcome
    : { passed: outcome === false ? 0 : 1, failed: outcome === false ? 1 : 0 };
