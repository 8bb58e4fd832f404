import { expect, it } from '@jest/globals';
import { startHttpServer } from '../../src/platform/http-server.js';

const host = '127.0.0.1';

it('finishes a request in flight before it closes, and takes no new one', async () => {
  let finish = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let answer = (): void => undefined;
  const server = await startHttpServer({
    listener: (_request, response) => {
      answer = () => response.end('done');
      finish();
    },
    host,
    port: 0,
  });
  const inFlight = fetch(`http://${host}:${server.port}/`);
  await arrived;
  const drained = server.drain(5_000);
  await expect(fetch(`http://${host}:${server.port}/`)).rejects.toThrow();
  answer();
  expect(await (await inFlight).text()).toBe('done');
  await drained;
});

it('gives a request that never ends the limit and no longer', async () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const server = await startHttpServer({ listener: () => arrive(), host, port: 0 });
  const stuck = fetch(`http://${host}:${server.port}/`).catch(() => 'hung up');
  await arrived;
  await server.drain(50);
  expect(await stuck).toBe('hung up');
});

it('says in words that the port is taken', async () => {
  const listener = (): void => undefined;
  const first = await startHttpServer({ listener, host, port: 0 });
  await expect(startHttpServer({ listener, host, port: first.port })).rejects.toThrow(
    `Port ${first.port} on ${host} is taken by another program: stop that one, or set PORT to another number.`,
  );
  await first.drain(0);
});

it('says in words that the address is not of this machine', async () => {
  const listener = (): void => undefined;
  await expect(startHttpServer({ listener, host: '192.0.2.1', port: 0 })).rejects.toThrow(
    'HOST: 192.0.2.1 is not an address of this machine.',
  );
});
