// npm run bench: the built app on a database of its own, measured against the least that an Express page can cost (E).
// --quick takes a minute, --json prints data, --only=<pattern> measures some rows, --profile=<folder> profiles the app.
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { className, classRows } from './class.mjs';
import { seedLearners } from './learners.mjs';
import { measure } from './measure.mjs';
import { queueName, queueRows } from './queue.mjs';
import { isMet, tableOf } from './report.mjs';
import { rows } from './rows.mjs';
import { openStage } from './stage.mjs';
import { statisticsName, statisticsRows } from './statistics.mjs';
import { visitTwice } from './visit.mjs';

const learnersCount = 5_000;
const spareCount = 100;

const say = (line) => console.error(line);

const optionOf = (args, name) =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);

const planOf = (args) =>
  args.includes('--quick')
    ? { rounds: 3, seconds: 0.8, warmUp: 1.2 }
    : { rounds: 7, seconds: 2, warmUp: 3 };

const row = (name, value, { unit, must, reach }) => ({
  name,
  value,
  unit,
  must,
  reach,
  better: 'lower',
});

const measureRates = async (stage, args) => {
  const learners = await seedLearners(stage, learnersCount + spareCount);
  const plan = { ...planOf(args), spare: learners.splice(learnersCount), learners };
  const wanted = new RegExp(optionOf(args, 'only') ?? '');
  const measured = [];
  for (const each of rows.filter(({ name }) => wanted.test(name))) {
    say(each.name);
    measured.push(await measure(stage, each, plan));
  }
  return { measured, plan };
};

const waitRow = (measured) =>
  measured
    .filter(({ name }) => name.startsWith('sign-in'))
    .map(({ wait }) =>
      row('longest wait of the event loop while many sign in', wait, {
        unit: 'ms',
        must: 50,
        reach: 25,
      }),
    );

const visitRows = async (stage, { spare }) => {
  say('visits in a browser');
  const { first, again } = await visitTwice(stage, spare.pop(), rows[0].shows);
  return [
    row('first visit of a lesson page', first.bytes, {
      unit: 'bytes',
      must: 90_000,
      reach: 50_000,
    }),
    row('first visit of a lesson page', first.requests, { unit: 'requests', must: 8, reach: 5 }),
    row('and again', again.bytes, { unit: 'bytes', must: 16_000, reach: 6_000 }),
  ];
};

/** Not of `--quick`: it takes its ten seconds. */
const classOf500 = async (stage, args, { learners }) => {
  if (args.includes('--quick') || !new RegExp(optionOf(args, 'only') ?? '').test(className))
    return [];
  say(className);
  return classRows(stage, learners);
};

const ofMany = [
  { name: statisticsName, rowsOf: statisticsRows },
  { name: queueName, rowsOf: queueRows },
];

/** So many records take their time to write: measured only where they are asked for by name. */
const manyRows = async (stage, args) => {
  const only = optionOf(args, 'only');
  const slug = stage.neighbour.services.content.course().lessons.at(-1).slug;
  const measured = [];
  for (const { name, rowsOf } of ofMany.filter((one) => only && new RegExp(only).test(one.name))) {
    say(name);
    measured.push(...(await rowsOf(stage, slug)));
  }
  return measured;
};

const stepMs = 200;
const restMs = 20;

/** When a slice ends, what was asked last is still being worked on: at rest a process has next to nothing to do. */
const untilAtRest = async (app) => {
  let before = -Infinity;
  for (let steps = 0; steps < 100; steps += 1) {
    const work = await app.ask('work');
    if (work - before < restMs) return;
    before = work;
    await pause(stepMs);
  }
  throw new Error('The app does not come to rest');
};

const measureAll = async (args) => {
  const profile = optionOf(args, 'profile');
  if (profile) await mkdir(profile, { recursive: true });
  const stage = { ...(await openStage({ say })), profile };
  try {
    say(`${learnersCount} learners`);
    const { measured, plan } = await measureRates(stage, args);
    await untilAtRest(stage.app);
    const memory = await stage.app.ask('memory');
    return [
      ...measured,
      ...waitRow(measured),
      row('memory after the load', memory, { unit: 'MB', must: 256, reach: 160 }),
      ...(await visitRows(stage, plan)),
      ...(await classOf500(stage, args, plan)),
      ...(await manyRows(stage, args)),
    ];
  } finally {
    await stage.close();
  }
};

export const main = async (args) => {
  const measured = await measureAll(args);
  console.log(args.includes('--json') ? JSON.stringify({ rows: measured }) : tableOf(measured));
  return measured.every(isMet) ? 0 : 1;
};
