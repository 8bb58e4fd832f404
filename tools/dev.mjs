// The course from its sources: a saved file shows at once. Assets are built again when theirs change.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildAssets } from './build-assets.mjs';
import { root, say } from './checkout.mjs';

const outDir = join(root, 'dist', 'public');
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const watched = ['--include', join(root, 'views'), '--include', join(outDir, 'manifest.json')];
const entry = join(root, 'tools', 'dev-entry.mjs');
const PAUSE_MS = 100;

const rebuild = () => buildAssets({ outDir }).catch((error) => say(error.message));

/** Runs until it is stopped. */
export const main = async () => {
  await rebuild();
  let timer;
  watch(join(root, 'public'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, PAUSE_MS);
  });
  const child = spawn(process.execPath, [tsx, 'watch', ...watched, entry], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
};
