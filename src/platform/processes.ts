import { readFile } from 'node:fs/promises';

/**
 * A process in one line: its id and, where the system tells, its start time, so that an id that
 * was given to another process since is not taken for the old one.
 */
export const describeProcess = async (pid: number): Promise<string> => {
  const { startedAt } = await readProcess(pid);
  return startedAt === '' ? `${pid}` : `${pid} ${startedAt}`;
};

/** Whether the process of that line (see `describeProcess`) still runs; a zombie does not. */
export const isProcessRunning = async (description: string): Promise<boolean> => {
  const [id = '', startedAt] = description.trim().split(' ');
  const pid = Number(id);
  if (!Number.isInteger(pid) || pid <= 0 || !acceptsSignals(pid)) return false;
  const found = await readProcess(pid);
  if (found.state === 'Z') return false;
  return startedAt === undefined || found.startedAt === '' || startedAt === found.startedAt;
};

const acceptsSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

// /proc/<pid>/stat: the name in brackets may hold spaces; state is the first field after it, the
// start time in clock ticks since boot the twentieth. Systems without /proc give neither.
const readProcess = async (pid: number): Promise<{ state: string; startedAt: string }> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return { state: '', startedAt: '' };
  }
};
