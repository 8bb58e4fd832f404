import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishedCourse, useTestApp } from '../support/app.js';

let folder = '';

const app = useTestApp({
  async course() {
    folder = await mkdtemp(join(tmpdir(), 'pictures-'));
    const path = join(folder, 'loop.svg');
    await writeFile(path, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(folder, 'other.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const course = await publishedCourse();
    return { ...course, images: [{ lesson: 'one', file: 'loop.svg', path, href: '' }] };
  },
});

beforeAll(() => app.person({ email: 'admin@example.test', isAdmin: true }));
afterAll(() => rm(folder, { recursive: true }));

describe('pictures of the course', () => {
  it('are shown to readers of the course, and can run nothing when opened alone', async () => {
    const admin = await app.signedIn('admin@example.test');
    const picture = await admin.get('/course/one/loop.svg');
    expect(picture.status).toBe(200);
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(picture.headers['content-security-policy']).toContain("sandbox; default-src 'none'");
  });

  it('are those of the lessons and no other file beside them', async () => {
    const admin = await app.signedIn('admin@example.test');
    expect((await admin.get('/course/one/other.svg')).status).toBe(404);
    expect((await admin.get('/course/one/..%2fone%2floop.svg')).status).toBe(404);
  });

  it('ask visitors to sign in first', async () => {
    expect((await app.client().get('/course/one/loop.svg')).status).toBe(303);
  });
});
