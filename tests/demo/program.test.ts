import { readdir } from 'node:fs/promises';
import { afterAll, expect, it } from '@jest/globals';
import { anyPort, runProgram, temporaryFolders, type Program } from '../support/program.js';

const folders = temporaryFolders();
const programs: Program[] = [];

afterAll(async () => {
  await Promise.all(programs.map((program) => program.kill('SIGTERM')));
  await folders.clean();
});

const startDemo = async (): Promise<{ program: Program; port: string; folder: string }> => {
  const folder = await folders.make();
  const port = await anyPort();
  const program = runProgram({ name: 'demo', env: { PORT: port, TMPDIR: folder } });
  programs.push(program);
  return { program, port, folder };
};

it('starts by its command, says who can sign in, and leaves nothing behind', async () => {
  const { program, port, folder } = await startDemo();
  await program.printed('Stop it with Ctrl-C');
  expect(program.output()).toMatch(/cindy@example\.test.*twenty waiting/);
  expect(program.output()).toMatch(/Password: demo \S{12}/);
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
  expect(page.status).toBe(200);
  expect(await readdir(folder)).toHaveLength(1);
  await program.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(await readdir(folder)).toEqual([]);
}, 240_000);

it('stops while it is still being played', async () => {
  const { program, folder } = await startDemo();
  await program.printed('Week 2 of 5');
  await program.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.output()).not.toContain('The demo runs at');
  expect(await readdir(folder)).toEqual([]);
}, 240_000);
