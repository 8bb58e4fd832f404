import { tsImport } from 'tsx/esm/api';

const cookieOf = ({ cookie }, origin) => {
  const [name, value] = cookie.split('=');
  return { name, value, url: origin };
};

/** Opens the address and counts what came over the wire for it. */
const count = async (page, wire, address) => {
  const seen = { requests: 0, bytes: 0 };
  const cached = new Set();
  const onCached = ({ requestId }) => cached.add(requestId);
  const onFinished = ({ requestId, encodedDataLength }) => {
    if (cached.has(requestId)) return;
    seen.requests += 1;
    seen.bytes += encodedDataLength;
  };
  wire.on('Network.requestServedFromCache', onCached);
  wire.on('Network.loadingFinished', onFinished);
  await page.goto(address, { waitUntil: 'networkidle' });
  wire.off('Network.requestServedFromCache', onCached);
  wire.off('Network.loadingFinished', onFinished);
  return seen;
};

/** A first and a second visit to a page in a real browser, everything that belongs to it included. */
export const visitTwice = async ({ origin }, learner, path) => {
  const { launchBrowser } = await tsImport('../../tests/support/browser.ts', import.meta.url);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await context.addCookies([cookieOf(learner, origin)]);
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    const first = await count(page, wire, origin + path);
    await page.goto('about:blank');
    const again = await count(page, wire, origin + path);
    return { first, again };
  } finally {
    await browser.close();
  }
};
