// npm test: everything, in the order of what is quickest to mend. npm test -- <pattern> runs some test files only.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { endTogether, runCommand, step } from './steps.mjs';

const STEP_LIMIT_MS = 5 * 60_000;
const TESTS_LIMIT_MS = 27 * 60_000;

const installed = (path) => join(root, 'node_modules', path);
const check = (...args) => runCommand(args, { limitMs: STEP_LIMIT_MS });
const compilerCheck = (project) =>
  check(installed('typescript/bin/tsc'), '-p', project, '--noEmit');

const steps = [
  ['build', ensureBuild],
  [
    'format',
    () => check(installed('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'),
  ],
  ['lint', () => check(installed('eslint/bin/eslint.js'), '.', '--max-warnings', '0')],
  ['types', () => compilerCheck('.')],
  ...(existsSync(join(root, 'public', 'tsconfig.json'))
    ? [['types of the browser script', () => compilerCheck('public')]]
    : []),
  ['course content', () => check('tools/run.mjs', 'content:check')],
];

/** Counts each step and each test; the last line says how many passed and failed. */
export const main = async (patterns) => {
  endTogether();
  const counts = [];
  if (patterns.length > 0) console.log(`Only the test files that match: ${patterns.join(' ')}`);
  for (const [name, work] of patterns.length > 0 ? steps.slice(0, 1) : steps) {
    counts.push(await step(name, work));
  }
  counts.push(await step('tests', () => runTests(patterns)));
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
};

const runTests = async (patterns) => {
  const folder = await mkdtemp(join(tmpdir(), 'emerging-leader-results-'));
  const results = join(folder, 'jest.json');
  try {
    const wentWell = await runCommand(
      [
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
        ...[installed('jest/bin/jest.js'), '--ci', '--json', `--outputFile=${results}`],
        ...patterns,
      ],
      { limitMs: TESTS_LIMIT_MS },
    );
    return countTests(JSON.parse(await readFile(results, 'utf8').catch(() => '{}')), wentWell);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

// A skipped test, a file that does not load, a run without tests: nothing of that is a success.
const countTests = (results, wentWell) => {
  const { numPassedTests: passed = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = results;
  const { numPendingTests: skipped = 0, numTodoTests: planned = 0 } = results;
  if (skipped + planned > 0)
    console.log(`${skipped + planned} tests were skipped: they count as failed`);
  const failed = numFailedTests + numRuntimeErrorTestSuites + skipped + planned;
  const isEmpty = passed === 0 || !wentWell;
  return { passed, failed: failed === 0 && isEmpty ? 1 : failed };
};
