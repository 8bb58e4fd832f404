import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { changeCheckout, root, say } from './checkout.mjs';

const SOURCES = ['src', 'public'];
const SETTINGS = ['tsconfig.json', 'package-lock.json', 'tools/build-assets.mjs'];

// Beside dist, not inside another folder: source maps name their sources relative to it.
const staging = join(root, '.build');
const dist = join(root, 'dist');

/** Builds `dist/` where it is older than its sources. It appears as a whole; a failed build changes nothing. */
export const ensureBuild = async () => {
  const wanted = await fingerprint();
  if (await isBuilt(wanted)) return;
  await changeCheckout('it is not built', async () => {
    if (await isBuilt(wanted)) return;
    say('Building');
    await build();
    await writeFile(join(staging, '.stamp'), wanted);
    await rm(`${staging}-old`, { recursive: true, force: true });
    await rename(dist, `${staging}-old`).catch(() => undefined);
    await rename(staging, dist);
    await rm(`${staging}-old`, { recursive: true, force: true });
  });
};

const build = async () => {
  // Retried, because the compiler of a build that was stopped may write a last file.
  await rm(staging, { recursive: true, force: true, maxRetries: 10 });
  await Promise.all([compile(), assets()]);
};

const assets = async () => {
  const { buildAssets } = await import('./build-assets.mjs');
  await buildAssets({ outDir: join(staging, 'public'), previousDir: join(dist, 'public') });
};

const compile = async () => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '-p', join(root, 'src'), '--outDir', staging, '--pretty', 'false'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let faults = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (faults += text));
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  process.removeListener('exit', endWithUs);
  if (code !== 0) throw new Error(`The source does not compile:\n${faults.trim()}`);
};

const isBuilt = async (wanted) =>
  (await readFile(join(dist, '.stamp'), 'utf8').catch(() => '')) === wanted;

const fingerprint = async () => {
  const hash = createHash('sha256');
  for (const file of [...(await sourceFiles()), ...SETTINGS].sort()) {
    hash.update(`${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
};

const sourceFiles = async () => {
  const files = [];
  for (const folder of SOURCES) {
    for (const entry of await readdir(join(root, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length));
    }
  }
  return files;
};
