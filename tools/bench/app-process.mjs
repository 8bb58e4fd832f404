// The built app in a process of its own, as npm start runs it; tells its memory and the waits of its event loop when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { main } from '../../dist/server.js';

const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();

const answers = {
  // Milliseconds of processor time so far.
  work: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memory: () => process.memoryUsage.rss() / 1e6,
  forgetWaits: () => loop.reset(),
  longestWait: () => loop.max / 1e6,
};

await main([]);
process.on('disconnect', () => process.exit(1));
process.on('message', ({ id, ask }) => process.send({ id, answer: answers[ask]() ?? null }));
process.send({ ready: true });
