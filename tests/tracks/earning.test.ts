import { describe, expect, it } from '@jest/globals';
import { loadCourse } from '../../src/content/load.js';
import type { Condition, Course } from '../../src/content/course.js';
import type { Progress } from '../../src/lessons/progress.js';
import { earnsIn } from '../../src/tracks/earning.js';
import { evidenceIn } from '../../src/tracks/evidence.js';

const loaded = await loadCourse('course-content');
if ('faults' in loaded) throw new Error('The course does not load');
const published = loaded.course;

const withRules = (conditions: Condition[]): Course => ({
  ...published,
  tracks: { ...published.tracks, qualified: { ...published.tracks.qualified, conditions } },
});

const at = new Date('2026-03-02T09:00:00Z');
const note = (more: object) => ({
  ...{ state: 'told', round: 1, asked: false, cohortId: 'c', readers: [], openedBy: null },
  ...{ waitingSince: at, promisedBy: null, ...more },
});

const three = {
  'learning-from-failure': note({ counted: true }),
  'earning-buy-in': note({ counted: true }),
  'leading-is-not-facilitating': note({ state: 'handedOn', counted: true }),
};

const progress = (more: Partial<Progress> = {}): Progress => ({
  ...{ read: {}, best: {}, rev: 1, reflections: three },
  passedOn: { recorded: 1, confirmed: 1 },
  ...more,
});

const earned = (course: Course, made: Progress): string[] =>
  earnsIn({ course: () => course })(made, at).map(({ track }) => track);

describe('what counts for a track', () => {
  it('is each reflection once, however many turns it took', () => {
    const turns = { 'learning-from-failure': note({ state: 'draft', n: 2, counted: true }) };
    const found = evidenceIn(published, progress({ reflections: turns }), at);
    expect([...found.reflectionsReady]).toEqual(['learning-from-failure']);
    expect(found.outcomesTold).toBe(1);
  });

  it('is nothing that was only begun, and no outcome that names nobody’s part', () => {
    const begun = { 'earning-buy-in': { begunAt: at }, 'learning-from-failure': note({}) };
    const found = evidenceIn(published, progress({ reflections: begun }), at);
    expect([...found.reflectionsReady]).toEqual(['learning-from-failure']);
    expect([...found.reflectionsBegun]).toHaveLength(2);
    expect(found.outcomesTold).toBe(0);
  });
});

describe('earning', () => {
  it('takes every condition', () => {
    expect(earned(published, progress())).toEqual(['qualified']);
    expect(earned(published, progress({ passedOn: { recorded: 2, confirmed: 0 } }))).toEqual([]);
    const two = { ...three, 'earning-buy-in': note({ counted: false }) };
    expect(earned(published, progress({ reflections: two }))).toEqual([]);
  });

  it('happens once, and names the rules it was earned by', () => {
    const [first] = earnsIn({ course: () => published })(progress(), at);
    const other = withRules([{ id: 'told', kind: 'outcomes-told', count: 1 }]);
    const [second] = earnsIn({ course: () => other })(progress(), at);
    expect(first?.rules).not.toBe(second?.rules);
    const done = progress({ earned: { qualified: { at, rules: first?.rules ?? '' } } });
    expect(earned(published, done)).toEqual([]);
  });

  it('counts a reply from the moment its seal is over', () => {
    const ready = withRules([{ id: 'one', kind: 'reflection-ready', lesson: 'earning-buy-in' }]);
    const until = new Date(at.getTime() + 30_000);
    const then = { state: 'ready', round: 1, asked: false, waitingSince: at, from: until };
    const sealed = note({ state: 'opened', then: { ...then, promisedBy: null } });
    const made = progress({ reflections: { 'earning-buy-in': sealed } });
    const earns = earnsIn({ course: () => ready });
    expect(earns(made, new Date(until.getTime() - 1))).toEqual([]);
    expect(earns(made, until).map(({ track }) => track)).toEqual(['qualified']);
  });
});
