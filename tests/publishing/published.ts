import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { fillFolder, type Files } from '../content/a-course.js';
import { useTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

export interface Published {
  app: TestApp;
  folder: () => string;
  /** Writes the sound course with these files instead of its own. */
  save: (changed: Files) => Promise<void>;
  admin: () => Client & { id: string };
}

/** An app that shows a small course from files of its own; before each test both say the same. */
export const usePublished = (): Published => {
  let folder = '';
  let admin: (Client & { id: string }) | undefined;
  const save = (changed: Files): Promise<void> => fillFolder(folder, changed);
  const app = useTestApp({
    async courseDir() {
      folder = await mkdtemp(join(tmpdir(), 'published-'));
      await save({});
      return folder;
    },
  });
  const theAdmin = (): Client & { id: string } => {
    if (!admin) throw new Error('The admin comes in beforeAll: use them later');
    return admin;
  };

  beforeAll(async () => {
    const email = 'gus@example.test';
    const id = await app.person({ email, name: 'Gus Ruiz', isAdmin: true });
    admin = { ...(await app.signedIn(email)), id };
    await app.services.publishing.noteStart();
  });

  beforeEach(async () => {
    await rm(folder, { recursive: true });
    await save({});
    const { $ } = await theAdmin().get('/course');
    if ($('form[action="/course"]').length > 0) await theAdmin().submit('/course');
  });

  afterAll(() => rm(folder, { recursive: true }));

  return { app, folder: () => folder, save, admin: theAdmin };
};
