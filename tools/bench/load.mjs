import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openConnection } from './client.mjs';

export const connections = 64;

export const quantile = (sorted, q) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

export const median = (values) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Asks for some seconds on all connections and tells how much came back, how fast, and how many connections broke. */
export const load = async ({ origin, seconds, requestsOf, heard }) => {
  const times = [];
  let broken = 0;
  let last = 0;
  const listening = {
    onAnswer(request, answer, ms) {
      times.push(ms);
      last = performance.now();
      heard(request, answer);
    },
    onBroken() {
      broken += 1;
    },
  };
  const opened = await Promise.all(
    Array.from({ length: connections }, (_, at) =>
      openConnection(origin, requestsOf(at), listening),
    ),
  );
  // They all begin when the last is ready: what it takes to make thousands of requests is not the server's time.
  const start = performance.now();
  for (const connection of opened) connection.begin();
  await pause(seconds * 1000);
  for (const connection of opened) connection.end();
  times.sort((a, b) => a - b);
  return {
    rate: times.length === 0 ? 0 : (times.length / (last - start)) * 1000,
    count: times.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    broken,
  };
};
