import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Machine } from '../../src/env.js';
import { waitForFileLock } from '../../src/platform/file-lock.js';

const run = promisify(execFile);

/** The browser of the npm package, unpacked, and what it brings for systems that have neither libnss3 nor fonts. */
export interface UnpackedChromium {
  readonly path: string;
  readonly libraries: string;
  readonly fonts: string;
}

/**
 * Unpacks the browser of @sparticuz/chromium into the cache, once. The package unpacks to one shared
 * file of the temporary folder, where two processes break each other's copy and a killed one leaves
 * half a browser: so it gets a folder of its own to unpack to, which is renamed when complete.
 */
export const unpackChromium = async ({ cacheDir }: Machine): Promise<UnpackedChromium> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `@sparticuz/chromium runs on x86-64 Linux, this is ${process.platform} on ${process.arch}`,
    );
  }
  const folder = join(cacheDir, 'chromium-147.0.0');
  const lock = await waitForFileLock(`${folder}.lock`, (owner) =>
    console.log(`Process ${owner} is unpacking the browser: waiting for it`),
  );
  try {
    await unpackInto(folder);
  } finally {
    await lock.release();
  }
  return {
    path: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts'),
  };
};

const unpackInto = async (folder: string): Promise<void> => {
  if ((await readdir(folder).catch((): string[] => [])).includes('chromium')) return;
  const staging = `${folder}.new`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    // Posing as Amazon Linux makes the package unpack its own copy of the libraries too.
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      timeout: 120_000,
    });
    await writeFile(join(staging, 'fonts', 'fonts.conf'), fontSettings(join(folder, 'fonts')));
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};

// The package's own settings look for its fonts in the shared temporary folder.
const fontSettings = (fonts: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, 'fonts')}</dir>
  <cachedir>${join(fonts, 'cache')}</cachedir>
</fontconfig>
`;

const UNPACK = `
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
`;
