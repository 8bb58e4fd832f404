import type { RequestHandler, Response } from 'express';

export interface Health {
  serve: RequestHandler;
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

const isDone = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** `/livez` tells that the process runs; `/readyz` that it can serve: the database answers and nobody is stopping it. */
export const createHealth = (ping: () => Promise<void>): Health => {
  let draining = false;
  const sayReady = async (res: Response): Promise<void> => {
    const ready = !draining && (await isDone(within(ping())));
    res
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  };
  return {
    serve(req, res, next) {
      if (req.path === '/livez') res.type('text').send('ok');
      else if (req.path === '/readyz') return sayReady(res);
      else next();
    },
    beginDrain: () => {
      draining = true;
    },
  };
};
