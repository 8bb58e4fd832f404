import { connect, createServer } from 'node:net';

const HOST = '127.0.0.1';

/** A port of this machine that nobody listens on right now: the wished one where that is free. */
export const freePort = async (wished: number): Promise<number> =>
  (await bind(wished)) ?? (await bind(0)) ?? wished;

/** Whether something accepts connections on that port of this machine. */
export const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: HOST, port, timeout: 1_000 });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', settle(true)).on('error', settle(false)).on('timeout', settle(false));
  });

const bind = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(null));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
    });
  });
