import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

export const connections = 64;

export const quantile = (sorted, q) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

export const median = (values) =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Asks for some seconds on all connections and tells how much came back, how fast, and what was not as expected. */
export const load = async ({ origin, seconds, requestsOf }) => {
  const times = [];
  let begun = 0;
  let start = 0;
  let last = 0;
  const { errors, timeouts } = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    sampleInt: 50,
    setupClient(client) {
      client.setRequests(requestsOf(begun % connections));
      begun += 1;
      // They all begin when the last is ready: what it takes to make thousands of requests is not the server's time.
      if (begun === connections) start = performance.now();
      client.on('response', (_status, _bytes, ms) => {
        times.push(ms);
        last = performance.now();
      });
    },
  });
  times.sort((a, b) => a - b);
  return {
    rate: times.length === 0 ? 0 : (times.length / (last - start)) * 1000,
    count: times.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    broken: errors + timeouts,
  };
};
