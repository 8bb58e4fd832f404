import { join } from 'node:path';
import { disturb } from './freshness.mjs';
import { connections, load, median } from './load.mjs';
import { asking } from './requests.mjs';

const share = (learners, connection) => learners.filter((_, at) => at % connections === connection);

const loadNoting = async (faults, what) => {
  const loaded = await load(what);
  if (loaded.broken > 0) faults.add(`${loaded.broken} connections broke off`);
  return loaded;
};

const loadApp = (stage, row, { learners, seconds, faults }) =>
  loadNoting(faults, {
    origin: stage.origin,
    seconds,
    requestsOf: (connection) =>
      share(learners, connection).flatMap((learner) => row.requestsOf(learner)),
    heard({ learner }, answer) {
      if (!row.isAnswer(learner, answer))
        faults.add(`answered ${answer.status} ${answer.body.replace(/\s+/g, ' ').slice(0, 300)}`);
    },
  });

/** Its answers are looked at as the app's are: who asks has the same work with both. */
const loadReferencePage = ({ reference, page }, { seconds, faults }) =>
  loadNoting(faults, {
    origin: reference.origin,
    seconds,
    requestsOf: () => [{ method: 'GET', path: '/', headers: {} }],
    heard(_request, { status, body }) {
      if (status !== 200 || !body.includes(page.end)) faults.add('the reference broke off');
    },
  });

const loadReference = async (stage, row, plan) =>
  row.shows === null
    ? { ...(await stage.reference.ask('verifications', plan.seconds * 1000)), p50: 0, p99: 0 }
    : loadReferencePage(stage, plan);

/** The reference sends the very page of the row. Answers its size, and how it ends. */
const showSamePage = async (stage, row, learner) => {
  if (row.shows === null) return { bytes: 0, end: '' };
  const { headers } = asking(learner, row.shows);
  const response = await fetch(stage.origin + row.shows, { headers });
  if (response.status !== 200) throw new Error(`${row.shows} answered ${response.status}`);
  const text = await response.text();
  await stage.reference.ask('show', text);
  return { bytes: Buffer.byteLength(text), end: text.slice(-40) };
};

/** Milliseconds of processor time that the process spent on one request. */
const withWork = async (child, run) => {
  const before = await child.ask('work');
  const loaded = await run();
  return { ...loaded, work: ((await child.ask('work')) - before) / loaded.count };
};

let profiles = 0;

/** With a folder for profiles: writes one of each slice, of the load alone. */
const profiled = async ({ app, profile }, { name }, run) => {
  if (!profile) return run();
  await app.ask('profile');
  const loaded = await run();
  await app.ask('profiled', join(profile, `${name} ${(profiles += 1)}.cpuprofile`));
  return loaded;
};

const measureApp = async (stage, row, plan) => {
  await row.prepare?.(stage, plan.learners);
  const before = (await row.kept?.(stage)) ?? 0;
  await stage.app.ask('forgetWaits');
  const disturbed = disturb(stage, row, { ...plan, learner: plan.spare.pop() });
  const loaded = await withWork(stage.app, () =>
    profiled(stage, row, () => loadApp(stage, row, plan)),
  );
  await disturbed;
  const wait = await stage.app.ask('longestWait');
  if (row.kept && (await row.kept(stage)) - before < loaded.count)
    plan.faults.add('more was acknowledged than is in the database');
  return { ...loaded, wait };
};

const summary = (row, slices) => {
  const of = (which, what) => median(slices.map((slice) => slice[which][what]));
  return {
    name: row.name,
    value: median(slices.map(({ app, reference }) => app.rate / reference.rate)),
    unit: 'E',
    must: row.must,
    reach: row.reach,
    better: 'higher',
    rate: of('app', 'rate'),
    p50: of('app', 'p50'),
    p99: of('app', 'p99'),
    referenceRate: of('reference', 'rate'),
    work: of('app', 'work'),
    referenceWork: of('reference', 'work'),
    wait: of('app', 'wait'),
  };
};

/**
 * Measures a row in slices that alternate with the reference: its value is the median of their ratios. Whatever was not
 * answered as it should be is among `faults`.
 */
export const measure = async (stage, row, given) => {
  const plan = { ...given, seconds: Math.max(given.seconds, row.atLeastSeconds ?? 0) };
  const faults = new Set();
  const page = await showSamePage(stage, row, plan.learners[0]);
  const slices = [];
  const both = [
    [
      'reference',
      () =>
        withWork(stage.reference, () =>
          loadReference({ ...stage, page }, row, { ...plan, faults }),
        ),
    ],
    ['app', () => measureApp(stage, row, { ...plan, faults })],
  ];
  await row.prepare?.(stage, plan.learners);
  await loadApp(stage, row, { ...plan, seconds: plan.warmUp, faults });
  for (let round = 0; round < plan.rounds; round += 1) {
    const slice = {};
    for (const [which, run] of round % 2 === 0 ? both : both.toReversed())
      slice[which] = await run();
    slices.push(slice);
  }
  return { ...summary(row, slices), bytes: page.bytes, faults: [...faults] };
};
