import { describe, expect, it } from '@jest/globals';
import type { Course } from '../../src/content/course.js';
import { standingsOf, type Evidence } from '../../src/tracks/conditions.js';

const course: Course = {
  id: 'leader',
  title: 'Leader',
  lessonsPlanned: 8,
  lessons: [],
  images: [],
  translations: new Map(),
  hash: '',
  tracks: {
    certified: {
      title: 'Certified',
      summary: '',
      conditions: [
        { id: 'read', kind: 'lessons-read', count: 'all' },
        { id: 'mastered', kind: 'quizzes-mastered', count: 2 },
      ],
    },
    qualified: {
      title: 'Qualified',
      summary: '',
      conditions: [
        { id: 'five', kind: 'reflection-ready', lesson: 'five' },
        { id: 'more', kind: 'reflections-ready', count: 2, besides: 'five' },
        { id: 'told', kind: 'outcomes-told', count: 3 },
        { id: 'handed', kind: 'hand-ons-confirmed', count: 1 },
      ],
    },
  },
};

const nothing: Evidence = {
  lessonsRead: new Set(),
  quizzesMastered: new Set(),
  reflectionsReady: new Set(),
  reflectionsBegun: new Set(),
  outcomesTold: 0,
  handOnsConfirmed: 0,
};

const inWords = (track: 'certified' | 'qualified', evidence: Partial<Evidence>): string[] =>
  standingsOf(course.tracks[track], { ...nothing, ...evidence }, course).map(
    ({ condition, standing, done, of }) => `${condition.id} ${standing} ${done}/${of}`,
  );

describe('the tracks', () => {
  it('begin with everything open', () => {
    expect(inWords('certified', {})).toEqual(['read open 0/8', 'mastered open 0/2']);
    expect(inWords('qualified', {})).toEqual([
      'five open 0/1',
      'more open 0/2',
      'told open 0/3',
      'handed open 0/1',
    ]);
  });

  it('certify nobody on the three lessons that exist of eight', () => {
    expect(inWords('certified', { lessonsRead: new Set(['one', 'two', 'five']) })[0]).toBe(
      'read under-way 3/8',
    );
  });

  it('never count more than what is asked for', () => {
    expect(inWords('certified', { quizzesMastered: new Set(['one', 'two', 'five']) })[1]).toBe(
      'mastered holds 2/2',
    );
  });

  it('keep lesson five apart from the two others', () => {
    const ready = { reflectionsReady: new Set(['five']), reflectionsBegun: new Set(['five']) };
    expect(inWords('qualified', ready).slice(0, 2)).toEqual(['five holds 1/1', 'more open 0/2']);
  });

  it('show a reflection that waits as under way', () => {
    const begun = { reflectionsBegun: new Set(['five', 'one']) };
    expect(inWords('qualified', begun).slice(0, 2)).toEqual([
      'five under-way 0/1',
      'more under-way 0/2',
    ]);
  });
});
