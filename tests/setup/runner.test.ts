import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { checkout, runProgram, temporaryFolders } from '../support/program.js';

const folders = temporaryFolders();
afterAll(() => folders.clean());

interface Outcome {
  readonly code: number | null;
  readonly printed: string;
}

/** Runs a command as somebody who may not write everywhere, which root may. */
const runAsGuest = (args: readonly string[], cwd: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const isRoot = process.getuid?.() === 0;
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot && { uid: 65534, gid: 65534 }),
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    }
    child.on('close', (code) => resolve({ code, printed }));
  });

const bareCopy = async (): Promise<string> => {
  const folder = await folders.make();
  await cp(join(checkout, 'tools'), join(folder, 'tools'), { recursive: true });
  await cp(join(checkout, 'package.json'), join(folder, 'package.json'));
  await cp(join(checkout, 'package-lock.json'), join(folder, 'package-lock.json'));
  return folder;
};

it('says in one sentence that it cannot be set up in a read-only folder', async () => {
  const folder = await bareCopy();
  await chmod(folder, 0o555);
  const { code, printed } = await runAsGuest(['tools/run.mjs', 'start'], folder);
  await chmod(folder, 0o755);
  expect(code).toBe(1);
  expect(printed.trim()).toBe(
    `${folder}/ cannot be written, and its packages are not installed: copy it to a folder of yours and start there.`,
  );
});

it('lists the names it knows when it is given another', async () => {
  const program = runProgram({ name: 'begin', env: {} });
  expect(await program.ended).toBe(1);
  expect(program.output().trim()).toBe(
    'Say what to run: start, demo, admin, content:check, content:new, bench, dev, test.',
  );
});

it('calls neither npm nor pip when everything is in place', async () => {
  const folder = await folders.make();
  for (const name of ['npm', 'npx', 'pip', 'python3']) {
    await writeFile(join(folder, name), '#!/bin/sh\necho "$0 was called"\nexit 1\n');
    await chmod(join(folder, name), 0o755);
  }
  const program = runProgram({ name: 'content:check', env: { PATH: folder, npm_execpath: '' } });
  expect(await program.ended).toBe(0);
  expect(program.output()).not.toContain('was called');
});

it('waits for another set-up of the same folder, and takes over one that was killed', async () => {
  const folder = await bareCopy();
  const script = join(folder, 'turn.mjs');
  await mkdir(join(folder, 'node_modules'));
  await writeFile(
    script,
    `import { changeCheckout } from './tools/checkout.mjs';
     import { existsSync, rmSync, writeFileSync } from 'node:fs';
     await changeCheckout('', async () => {
       if (existsSync('busy')) throw new Error('two at once');
       writeFileSync('busy', '');
       await new Promise((resolve) => setTimeout(resolve, 50));
       rmSync('busy');
       if (process.argv[2] === 'killed') process.kill(process.pid, 'SIGKILL');
     });
     console.log('done');`,
  );
  const turn = (...args: string[]) =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [script, ...args], { cwd: folder });
      let printed = '';
      child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
      child.stderr.on('data', (text: Buffer) => (printed += text.toString()));
      child.on('close', () => resolve(printed));
    });
  expect(await turn('killed')).not.toContain('done');
  const turns = await Promise.all([turn(), turn(), turn(), turn()]);
  for (const printed of turns) expect(printed).toContain('done');
});
