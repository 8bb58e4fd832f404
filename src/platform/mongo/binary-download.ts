import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { ClientRequest } from 'node:http';
import type { Machine } from '../../env.js';
import type { MongoBinary, Say } from './mongo-binary.js';
import { downloadFolder } from './binary-cache.js';
import { readMongoVersion } from './binary-version.js';

const VERSION = '7.0.24';
const PATIENCE_MS = 2_000;
const PROXY_PATIENCE_MS = 3_000;

/**
 * Downloads the server with mongodb-memory-server. Its own retries take long on a machine without
 * a way out, so the host is asked for a sign of life first.
 */
export const downloadBinary = async (machine: Machine, say: Say): Promise<MongoBinary> => {
  const mirror = new URL(machine.downloadMirror ?? 'https://fastdl.mongodb.org');
  await expectAnswer(mirror, machine.httpsProxy);
  say(`Downloading MongoDB ${VERSION} from ${mirror.host} (about 80 MB, once)`);
  const { MongoBinary: downloader } = (await import('mongodb-memory-server')).default;
  const path = await downloader.getPath({
    version: VERSION,
    downloadDir: downloadFolder(machine),
    checkMD5: true,
  });
  return { path, version: await readMongoVersion(path) };
};

const expectAnswer = (host: URL, proxy: string | undefined): Promise<void> =>
  proxy === undefined
    ? answered(ask(host), { from: host.host, within: PATIENCE_MS })
    : answered(askThrough(new URL(proxy), host), {
        from: `${host.host} by the proxy ${new URL(proxy).host}`,
        within: PROXY_PATIENCE_MS,
      });

const ask = (host: URL): ClientRequest =>
  (host.protocol === 'https:' ? requestHttps : requestHttp)(host, { method: 'HEAD' });

const askThrough = (proxy: URL, host: URL): ClientRequest =>
  (proxy.protocol === 'https:' ? requestHttps : requestHttp)({
    host: proxy.hostname,
    port: proxy.port,
    method: 'CONNECT',
    path: `${host.hostname}:${host.port || 443}`,
    headers: proxyAuthorization(proxy),
  });

const proxyAuthorization = ({ username, password }: URL): Record<string, string> => {
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
};

const answered = (
  request: ClientRequest,
  { from, within }: { from: string; within: number },
): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`${from} is out of reach (${reason})`));
    const timer = setTimeout(() => {
      fail(`no answer within ${within / 1000} s`);
      request.destroy();
    }, within);
    request.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    request.on('response', () => resolve());
    request.on('connect', ({ statusCode }) =>
      statusCode === 200 ? resolve() : fail(`the proxy answered ${statusCode ?? 'nothing'}`),
    );
    request.on('close', () => clearTimeout(timer));
    request.on('response', (response) => response.destroy());
    request.on('connect', (_response, socket) => socket.destroy());
    request.end();
  });
