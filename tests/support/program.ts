import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/platform/mongo/ports.js';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

export interface ProgramOptions {
  /** The name given to the runner, as `start`. */
  readonly name?: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Runs npm, which runs the runner; its process is then npm's. */
  readonly throughNpm?: boolean;
}

/** A real run of one of the npm commands, in a process of its own. */
export interface Program {
  readonly pid: number;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Waits until it printed this; throws with the whole output when it ends before. */
  printed(text: string): Promise<void>;
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Runs `node tools/run.mjs <name>` as npm does. Only the given settings are set. */
export const runProgram = ({
  name = 'start',
  args = [],
  env,
  throughNpm = false,
}: ProgramOptions): Program => {
  const command = throughNpm
    ? ['npm', 'run', name, '--', ...args]
    : [process.execPath, 'tools/run.mjs', name, ...args];
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, {
    cwd: checkout,
    env: { ...machineEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  return {
    pid: child.pid ?? 0,
    output: output.text,
    printed: (text) =>
      Promise.race([
        output.includes(text),
        ended.then((end) => {
          if (!output.text().includes(text)) {
            throw new Error(
              `It ended (${String(end)}) and never printed "${text}":\n${output.text()}`,
            );
          }
        }),
      ]),
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
    ended,
  };
};

/** Free ports and folders for programs of one test; everything is gone after `clean`. */
export const temporaryFolders = () => {
  const made: string[] = [];
  return {
    make: async (): Promise<string> => {
      const folder = await mkdtemp(join(tmpdir(), 'emerging-leader-setup-'));
      made.push(folder);
      return folder;
    },
    clean: async (): Promise<void> => {
      await Promise.all(
        made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
      );
    },
  };
};

export const anyPort = async (): Promise<string> => String(await freePort(0));

const SETTINGS =
  /^(PORT|HOST|DATA_DIR|COURSE_DIR|MONGODB_URI|PUBLIC_ORIGIN|SESSION_SECRET|BADGE_KEY|SMTP_URL|MAIL_FROM|TRUST_PROXY|DEMO_PASSWORD)(_FILE)?$/;

const machineEnv = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.test(name)));

const collectOutput = (child: ChildProcess) => {
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  return {
    text: () => text,
    includes: (wanted: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (text.includes(wanted)) resolve();
        };
        listeners.add(look);
        look();
      }),
  };
};
