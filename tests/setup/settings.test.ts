import { afterAll, expect, it } from '@jest/globals';
import { databaseUri, dropDatabase } from '../support/database.js';
import { anyPort, runProgram, temporaryFolders } from '../support/program.js';

const aSecret = 'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3JldA';
const folders = temporaryFolders();
afterAll(() => folders.clean());

it('lists every wrong setting, without a stack trace', async () => {
  const program = runProgram({ env: { PORT: 'eighty', PUBLIC_ORIGIN: 'http://example.com' } });
  expect(await program.ended).toBe(1);
  expect(program.output()).toContain('PORT: set a whole number');
  expect(program.output()).toContain('PUBLIC_ORIGIN: set an https address');
  expect(program.output()).not.toMatch(/^\s+at /m);
});

it('ends within half a minute when the named database does not answer', async () => {
  const uri = `mongodb://course:hidden-word@127.0.0.1:${await anyPort()}/course`;
  const program = runProgram({
    env: { MONGODB_URI: uri, SESSION_SECRET: aSecret, PORT: await anyPort() },
  });
  const started = performance.now();
  expect(await program.ended).toBe(1);
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(program.output()).toContain('MONGODB_URI: the server at 127.0.0.1');
  expect(program.output()).not.toContain('hidden-word');
  expect(program.output()).not.toMatch(/^\s+at /m);
}, 60_000);

it('runs on a named database, and leaves the first link to the command line', async () => {
  const uri = databaseUri('setup-named');
  const env = { MONGODB_URI: uri, SESSION_SECRET: aSecret, PORT: await anyPort() };
  const program = runProgram({ env });
  try {
    await program.printed('Stop it with Ctrl-C');
    expect(program.output()).not.toContain('first-admin');
    const command = runProgram({ name: 'admin', args: ['first-admin'], env });
    expect(await command.ended).toBe(0);
    expect(command.output()).toContain(`http://127.0.0.1:${env.PORT}/first-admin/`);
  } finally {
    await program.kill('SIGTERM');
    await dropDatabase(uri);
  }
}, 60_000);

it('mints the first link beside a running course with a server of its own', async () => {
  const env = { DATA_DIR: await folders.make(), PORT: await anyPort() };
  const program = runProgram({ env });
  try {
    await program.printed('Stop it with Ctrl-C');
    const command = runProgram({ name: 'admin', args: ['first-admin'], env });
    expect(await command.ended).toBe(0);
    expect(command.output()).toContain(`http://127.0.0.1:${env.PORT}/first-admin/`);
  } finally {
    await program.kill('SIGTERM');
  }
}, 60_000);

it('refuses to start on a course folder that is not there', async () => {
  const missing = `${await folders.make()}/none`;
  const program = runProgram({ env: { COURSE_DIR: missing, DATA_DIR: await folders.make() } });
  expect(await program.ended).toBe(1);
  expect(program.output()).toContain(missing);
  expect(program.output()).not.toMatch(/^\s+at /m);
});
