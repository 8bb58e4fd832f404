// The same rules as src/platform/file-lock.ts, which cannot be used here: it is not built yet.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

// /proc/<pid>/stat: state is the first field after the name in brackets, start time the twentieth.
const describe = (pid) => {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], line: [pid, fields[19]].filter(Boolean).join(' ') };
};

const isRunning = (line) => {
  const pid = Number.parseInt(line, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const found = describe(pid);
  return found.state !== 'Z' && found.line === line;
};

/** Takes the lock or tells the process that holds it: `{ release }` or `{ owner }`. */
const tryLock = (path) => {
  const { line } = describe(process.pid);
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, line);
  try {
    linkSync(draft, path);
    return { release: () => read(path) === line && rmSync(path, { force: true }) };
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const held = read(path);
  if (held !== '' && !isRunning(held)) clear(path, held);
  return { owner: held.split(' ')[0] };
};

// Many may find the same stale lock: only whoever has the turn removes one, and only the one they found.
const clear = (path, stale) => {
  const { release } = tryLock(`${path}.turn`);
  if (!release) return;
  if (read(path) === stale) rmSync(path, { force: true });
  release();
};

/** Waits until the lock is ours and returns what gives it free; `onWait` is told once who holds it. */
export const waitForLock = async (path, onWait) => {
  mkdirSync(dirname(path), { recursive: true });
  for (let tries = 0; ; tries += 1) {
    const { release, owner } = tryLock(path);
    if (release) return release;
    // The first tries may meet a lock that its owner gave back, or left behind when it was killed.
    if (tries === 3) onWait(owner);
    await pause(tries < 3 ? 5 : 100);
  }
};
