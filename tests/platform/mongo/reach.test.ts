import { expect, it } from '@jest/globals';
import { expectDatabase } from '../../../src/platform/mongo/reach.js';
import { freePort } from '../../../src/platform/mongo/ports.js';
import { databaseUri } from '../../support/database.js';

it('is content with a replica set that answers', async () => {
  await expect(expectDatabase(databaseUri('reach'))).resolves.toBeUndefined();
});

it('names the server that does not answer, and not the password', async () => {
  const port = await freePort(0);
  const uri = `mongodb://course:hidden-word@127.0.0.1:${port}/course`;
  const failure = await expectDatabase(uri, 200).catch((error: Error) => error.message);
  expect(failure).toContain(`MONGODB_URI: the server at 127.0.0.1:${port} does not answer`);
  expect(failure).toContain('set MONGODB_URI to one that runs');
  expect(failure).not.toContain('hidden-word');
});

it('says so when the server refuses the password', async () => {
  const uri = new URL(databaseUri('reach'));
  uri.username = 'nobody';
  uri.password = 'hidden-word';
  await expect(expectDatabase(uri.href)).rejects.toThrow('check user, password and database');
});

it('refuses an address that is none', async () => {
  await expect(expectDatabase('mongodb://')).rejects.toThrow('is not an address');
});
