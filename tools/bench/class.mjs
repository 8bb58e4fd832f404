// A class of five hundred hands in within ten seconds, each at a moment of their own: how long they wait.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '../../dist/web/paths.js';
import { quantile } from './load.mjs';
import { submission } from './writing.mjs';

const size = 500;
const withinMs = 10_000;

export const className = 'a class of 500 hands in within ten seconds';

const handIn = async (origin, row, { learner, after }) => {
  await pause(after);
  const [{ method, path, headers, body }] = row.requestsOf(learner);
  const start = performance.now();
  const response = await fetch(origin + path, { method, headers, body, redirect: 'manual' });
  await response.arrayBuffer();
  const header = (name) => response.headers.get(name) ?? '';
  if (!row.isAnswer(learner, { status: response.status, header }))
    throw new Error(`A hand-in was answered ${response.status}`);
  return performance.now() - start;
};

export const classRows = async (stage, learners) => {
  const row = submission({ shows: paths.home() });
  const people = learners.slice(0, size);
  await row.prepare(stage, people);
  const times = await Promise.all(
    people.map((learner, at) =>
      handIn(stage.origin, row, { learner, after: (at * withinMs) / size }),
    ),
  );
  if ((await row.kept(stage)) !== size) throw new Error('Not every hand-in is in the database');
  times.sort((one, other) => one - other);
  const wait = { unit: 'ms', better: 'lower', name: className };
  return [
    { ...wait, name: `${className}: p50`, value: quantile(times, 0.5), must: 100, reach: 30 },
    { ...wait, name: `${className}: p99`, value: quantile(times, 0.99), must: 500, reach: 100 },
  ];
};
