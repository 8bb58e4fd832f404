import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { probeRoutes } from './probe-routes.js';
import { useProbe } from './probe.js';

const probe = useProbe({ routes: probeRoutes });

let browser: Browser;
let server: Server;
const statuses: number[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  server = probe.http.listen(0, '127.0.0.1');
  server.on('request', (req, res) => {
    if (req.url === '/probe/revised') res.on('finish', () => statuses.push(res.statusCode));
  });
  await once(server, 'listening');
});

afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

/** A style that somebody smuggled into the page, and whether it does anything there. Text for the browser to run. */
const smuggled = `(() => {
  const style = document.createElement('style');
  style.textContent = 'body { position: fixed }';
  document.head.append(style);
  return getComputedStyle(document.body).position;
})()`;

it('a page that a browser kept is under its policy as before', async () => {
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/probe/revised`);
  expect(await page.evaluate(smuggled)).toBe('static');
  await page.reload();
  expect(statuses).toEqual([200, 304]);
  expect(await page.evaluate(smuggled)).toBe('static');
});
