import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire between the app and its database that a test cuts. */
export interface Wire {
  /** The database's address, by this wire and no other way. */
  uri: string;
  /** Breaks every connection and takes no new one. */
  cut(): void;
  /** Keeps connections open and lets nothing through. */
  hang(): void;
  mend(): void;
  close(): Promise<void>;
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

/** Lays a wire to the server of `uri`. */
export const layWire = async (uri: string): Promise<Wire> => {
  const target = new URL(uri);
  const { hostname, port: farPort } = target;
  const sockets = new Set<Socket>();
  let state: 'whole' | 'cut' | 'hanging' = 'whole';
  const server = createServer((near) => {
    const far = connect(Number(farPort), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
    if (state === 'cut') near.destroy();
    if (state === 'hanging') near.pause().unpipe(far);
  });
  const port = await listening(server);
  const end = (): void => sockets.forEach((socket) => socket.destroy());
  target.host = `127.0.0.1:${port}`;
  target.search = '?directConnection=true';
  return {
    uri: target.href,
    cut() {
      state = 'cut';
      end();
    },
    hang() {
      state = 'hanging';
      sockets.forEach((socket) => socket.unpipe().pause());
    },
    mend() {
      state = 'whole';
      end();
    },
    close: () =>
      new Promise((resolve) => {
        end();
        server.close(() => resolve());
      }),
  };
};
