import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface HttpServer {
  readonly port: number;
  /** Takes no new connection, lets requests in flight finish for at most `limitMs`, then ends all. */
  drain(limitMs: number): Promise<void>;
}

export interface HttpServerOptions {
  readonly listener: RequestListener;
  /** The kinds of request and response the listener works with; Node's own where it has none. */
  readonly messages?: Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>;
  readonly host: string;
  readonly port: number;
}

// Node's own limits leave a slow sender a connection for minutes.
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
};

/** Listens. Throws, in words that name the setting, when the address cannot be had. */
export const startHttpServer = async ({
  listener,
  messages,
  host,
  port,
}: HttpServerOptions): Promise<HttpServer> => {
  const server = createServer({ ...LIMITS, ...messages }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(inWords(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    drain: (limitMs) => drain(server, limitMs),
  };
};

const drain = async (server: Server, limitMs: number): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  const giveUp = new AbortController();
  // A connection that was busy when closing began is kept open for the next request: end it when idle.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const limit = pause(limitMs, undefined, { signal: giveUp.signal }).catch(() => undefined);
  await Promise.race([closed, limit]);
  server.closeAllConnections();
  await closed;
  clearInterval(sweep);
  giveUp.abort();
};

const REASONS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken by another program: stop that one, or set PORT to another number.`,
  EACCES: (_host, port) => `Port ${port} needs more rights: set PORT to a number above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST: ${host} is not an address of this machine.`,
  ENOTFOUND: (host) => `HOST: ${host} is not an address of this machine.`,
};

const inWords = (error: NodeJS.ErrnoException, host: string, port: number): Error =>
  new Error(REASONS[error.code ?? '']?.(host, port) ?? error.message, { cause: error });
