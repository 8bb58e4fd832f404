import { Router } from 'express';

export interface Health {
  router: Router;
  /** From now on the process tells its balancer to send nobody new. */
  beginDrain(): void;
}

const patienceMs = 1_500;

const within = (work: Promise<void>): Promise<void> =>
  Promise.race([
    work,
    new Promise<void>((_resolve, reject) => {
      setTimeout(() => reject(new Error('no answer in time')), patienceMs).unref();
    }),
  ]);

/** `/livez` tells that the process runs; `/readyz` that it can serve: the database answers and nobody is stopping it. */
export const createHealth = (ping: () => Promise<void>): Health => {
  let draining = false;
  const router = Router();
  router.get('/livez', (_req, res) => {
    res.type('text').send('ok');
  });
  router.get('/readyz', async (_req, res) => {
    const ready =
      !draining &&
      (await within(ping()).then(
        () => true,
        () => false,
      ));
    res
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });
  return {
    router,
    beginDrain: () => {
      draining = true;
    },
  };
};
