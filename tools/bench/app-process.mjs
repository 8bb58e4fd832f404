// The built app in a process of its own, as npm start runs it; tells its memory and the waits of its event loop when asked.
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { main } from '../../dist/server.js';

const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();

const inspector = new Session();
inspector.connect();

const answers = {
  async profile() {
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.start');
  },
  async profiled(file) {
    const { profile } = await inspector.post('Profiler.stop');
    await writeFile(file, JSON.stringify(profile));
  },
  // Milliseconds of processor time so far.
  work: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memory: () => process.memoryUsage.rss() / 1e6,
  forgetWaits: () => loop.reset(),
  longestWait: () => loop.max / 1e6,
};

process.setSourceMapsEnabled(true);
await main([]);
process.on('disconnect', () => process.exit(1));
process.on('message', ({ id, ask, value }) => {
  void Promise.resolve(answers[ask](value)).then((answer = null) => process.send({ id, answer }));
});
process.send({ ready: true });
