// What the app is compared with: an Express route that sends a prepared page and does nothing else, and argon2id alone.
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { hash, verify } from '@node-rs/argon2';
import express from 'express';

const port = Number(process.argv[2]);
let page = '';

const app = express();
app.get('/', (_req, res) => {
  res.type('html').send(page);
});

// As many at once as the app allows itself.
const atOnce = Math.min(4, availableParallelism());

const verifications = async (ms) => {
  const proof = await hash('a quiet word in March', {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  const start = performance.now();
  let count = 0;
  const worker = async () => {
    while (performance.now() - start < ms) {
      await verify(proof, 'a quiet word in March');
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { count, rate: (count / (performance.now() - start)) * 1000 };
};

const answers = {
  work: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  show: (text) => {
    page = text;
  },
  verifications,
};

process.on('disconnect', () => process.exit(1));
process.on('message', ({ id, ask, value }) => {
  void Promise.resolve(answers[ask](value)).then((answer = null) => process.send({ id, answer }));
});
app.listen(port, '127.0.0.1', () => process.send({ ready: true }));
