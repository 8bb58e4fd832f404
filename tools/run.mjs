// The one way in: node tools/run.mjs <name> [arguments]. Each program exports main(arguments). Plain JavaScript without dependencies,
// because it runs before anything is installed, and in syntax that an old Node can still refuse politely.
import process from 'node:process';

const PROGRAMS = {
  start: 'dist/server.js',
  demo: 'dist/demo.js',
  admin: 'dist/cli.js',
  'content:check': 'dist/content/check-cli.js',
  'content:new': 'dist/content/new-cli.js',
  bench: 'tools/bench/bench.mjs',
  dev: 'tools/dev.mjs',
  test: 'tools/test.mjs',
};
// These build for themselves: one to report it as a step, one to build again at every change.
const BUILD_THEMSELVES = ['test', 'dev'];

const isNodeNewEnough = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
};

const main = async ([name, ...args]) => {
  if (!isNodeNewEnough()) {
    throw new Error(`Node 20.19 or newer is needed; this is Node ${process.versions.node}.`);
  }
  if (!Object.hasOwn(PROGRAMS, name ?? '')) {
    throw new Error(`Say what to run: ${Object.keys(PROGRAMS).join(', ')}.`);
  }
  const { ensureInstall } = await import('./ensure-install.mjs');
  const { ensureBuild } = await import('./ensure-build.mjs');
  await ensureInstall();
  if (!BUILD_THEMSELVES.includes(name)) await ensureBuild();
  const program = new URL(`../${PROGRAMS[name]}`, import.meta.url);
  process.setSourceMapsEnabled(true);
  const { main: runProgram } = await import(program.href);
  const code = await runProgram(args);
  if (code !== undefined) process.exitCode = code;
};

// What went wrong on this machine is told in words; a fault in the code with the place it is at.
const describe = (error) => {
  const isFaultInCode = [TypeError, ReferenceError, RangeError, SyntaxError].some(
    (kind) => error instanceof kind,
  );
  return error instanceof Error && !isFaultInCode ? error.message : error;
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(describe(error));
  process.exit(1);
}
