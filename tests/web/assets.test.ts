import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import express, { type Express } from 'express';
import request from 'supertest';
import { readAssets, type Assets } from '../../src/web/assets.js';
import { buildAssets } from '../../tools/build-assets.mjs';

let dir: string;
let assets: Assets;
let app: Express;

const appOf = (served: Assets): Express => express().use(served.serve);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assets-'));
  await buildAssets({ outDir: dir });
  assets = readAssets(dir);
  app = appOf(assets);
}, 60_000);

it('names each asset by its content and serves it for a year', async () => {
  expect(assets.urls.css).toMatch(/^\/assets\/main\.[\w-]{10}\.css$/);
  const response = await request(app).get(assets.urls.css).expect(200);
  expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(response.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(response.headers['x-content-type-options']).toBe('nosniff');
});

it('prefers the smallest encoding a browser reads, however it lists them', async () => {
  const encodingFor = async (accepted: string): Promise<unknown> => {
    const response = await request(app).get(assets.urls.js).set('Accept-Encoding', accepted);
    return response.headers['content-encoding'];
  };
  expect(await encodingFor('gzip, deflate, br')).toBe('br');
  expect(await encodingFor('gzip')).toBe('gzip');
  expect(await encodingFor('br;q=0, gzip')).toBe('gzip');
  expect(await encodingFor('identity')).toBeUndefined();
});

it('sends a whole first visit in less than 50 kB, beside the page', async () => {
  const sizeOf = async (url: string): Promise<number> => {
    const response = await request(app).head(url).set('Accept-Encoding', 'br').expect(200);
    return Number(response.headers['content-length']);
  };
  const { css, js, font, icon } = assets.urls;
  const [styles = 0, ...others] = await Promise.all([css, js, font, icon].map(sizeOf));
  expect(styles).toBeLessThan(12_000);
  expect(others.reduce((sum, size) => sum + size, styles)).toBeLessThan(47_000);
});

it('serves nothing beyond the built files', async () => {
  await request(app).get('/assets/manifest.json').expect(404);
  await request(app).get('/assets/..%2f..%2fpackage.json').expect(404);
  await request(app).get('/assets/constructor').expect(404);
});

it('has no address, picture or colour in the styles that the page may not load', async () => {
  const css = await readFile(join(dir, assets.urls.css.replace('/assets/', '')), 'utf8');
  expect(css).not.toMatch(/data:|https?:|@import/);
  for (const [, file = ''] of css.matchAll(/url\(["']?([^)"']+)/g)) {
    expect(await readdir(dir)).toContain(file);
  }
});

it('keeps the assets of the build before, for pages that are still open, and no older ones', async () => {
  const current = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as object;
  await writeFile(join(dir, 'main.before.css'), 'before');
  await writeFile(join(dir, 'main.oldest.css'), 'oldest');
  await writeFile(
    join(dir, 'manifest.json'),
    JSON.stringify({ ...current, 'main.css': 'main.before.css' }),
  );
  await buildAssets({ outDir: dir });
  const files = await readdir(dir);
  expect(files).toContain('main.before.css');
  expect(files).not.toContain('main.oldest.css');
  const app = appOf(readAssets(dir));
  await request(app).get('/assets/main.before.css').expect(200);
  await request(app).get(assets.urls.css).expect(200);
});

it('says so when the assets were not built', () => {
  expect(() => readAssets(join(dir, 'nowhere'))).toThrow(/manifest/);
});
