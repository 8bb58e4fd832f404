// The queue of an instructor of 200 cohorts with 10,000 reflections waiting: its first page, of one with ten waiting.
import { performance } from 'node:perf_hooks';
import { randomIds } from '../../dist/platform/ids.js';
import { noFilter } from '../../dist/loop/queue.js';
import { median } from './load.mjs';

const cohorts = 200;
const hour = 3_600_000;
const rounds = 60;

const turnOf = ({ reader, cohortId, lessonId, courseId }, n) => ({
  ...{ _id: randomIds.next(), personId: randomIds.next(), courseId, lessonId, cohortId, n: 1 },
  ...{ state: n % 4 === 0 ? 'opened' : 'waiting', round: 1, asked: false, unfinished: false },
  ...{ dueDay: null, dueAt: null, counted: false, toExplain: false, readers: [reader] },
  ...{ claim: null, daysLeft: null, revised: n % 5 === 0, openedBy: null, openedAt: null },
  promisedBy: new Date(Date.now() + (n % 10 === 0 ? -n : n + 24) * hour),
  waitingSince: new Date(Date.now() - n * hour),
  ...{ rev: 1, seq: 1 },
});

const cohortOf = (instructor, courseId) => ({
  ...{ _id: randomIds.next(), courseId, name: 'A cohort', zone: 'UTC' },
  ...{ start: '2026-02-01', end: '2026-06-01', daysOff: [], instructors: [instructor] },
  ...{ archived: false, createdAt: new Date() },
});

/** Somebody who instructs these many cohorts, with as many waiting in each. */
const instructorOf = async ({ services }, slug, { cohortCount, each }) => {
  const { world, content } = services;
  const [id, courseId] = [randomIds.next(), content.course().id];
  const own = Array.from({ length: cohortCount }, () => cohortOf(id, courseId));
  await world.db.collection('cohorts').insertMany(own);
  const turns = own.flatMap(({ _id: cohortId }) =>
    Array.from({ length: each }, (_, n) =>
      turnOf({ reader: id, cohortId, lessonId: slug, courseId }, n),
    ),
  );
  await world.db.collection('turns').insertMany(turns);
  return { id, instructs: own.map(({ _id }) => _id) };
};

const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export const queueName = 'queue of 10,000 in 200 cohorts';

export const queueRows = async ({ neighbour }, slug) => {
  const { queue } = neighbour.services;
  const many = await instructorOf(neighbour, slug, { cohortCount: cohorts, each: 50 });
  const few = await instructorOf(neighbour, slug, { cohortCount: 1, each: 10 });
  const first = { view: 'waiting', filter: noFilter, after: null, before: null };
  const times = { many: [], few: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.many.push(await timed(() => queue.page(many, first)));
    times.few.push(await timed(() => queue.page(few, first)));
  }
  const { count } = await queue.page(many, first);
  return [
    {
      ...{ name: `${queueName}, first page, of one with ten`, unit: '×', better: 'lower' },
      value: median(times.many) / median(times.few),
      ...{ must: 4, reach: 1.5 },
      faults: count === cohorts * 50 ? [] : [`${count} were counted`],
    },
  ];
};
