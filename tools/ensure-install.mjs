import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { changeCheckout, root, say } from './checkout.mjs';

const stampFile = join(root, 'node_modules', '.emerging-leader-install');

/** Installs the packages of the lockfile where they are not installed yet. Calls nothing otherwise. */
export const ensureInstall = async () => {
  const wanted = await stamp();
  if (await isStamped(wanted)) return;
  await changeCheckout('its packages are not installed', async () => {
    if (await isStamped(wanted)) return;
    if (!(await isInstalledByHand())) await install();
    // Written last: an install that was cut short leaves all folders there and no stamp.
    await writeFile(stampFile, wanted);
  });
};

const stamp = async () => {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform} ${process.arch} ${process.versions.modules}\n`;
};

const isStamped = async (wanted) => (await readFile(stampFile, 'utf8').catch(() => '')) === wanted;

// npm's own record of what is in node_modules, which it writes when an install is complete.
const isInstalledByHand = async () => {
  const installed = await packagesIn(join('node_modules', '.package-lock.json'));
  const wanted = await packagesIn('package-lock.json');
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    // Optional ones that are missing are for other systems.
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
};

const packagesIn = async (file) => {
  const text = await readFile(join(root, file), 'utf8').catch(() => '{}');
  const packages = { ...JSON.parse(text).packages };
  delete packages[''];
  return packages;
};

const install = async () => {
  say('Installing packages (once, a minute or so)');
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [program, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const code = await finished(
    spawn(program, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] }),
  );
  if (code !== 0) {
    throw new Error(
      'The packages could not be installed (see above). The first start needs the network; later ones do not.',
    );
  }
};

const finished = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
