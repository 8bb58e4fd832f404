import { describe, expect, it } from '@jest/globals';
import type { Lesson } from '../../src/content/course.js';
import { nextStep, type LessonStanding } from '../../src/home/next-step.js';

const section = (id: string) => ({ id, title: id, titleHtml: id, html: '', minutes: 4 });

const lesson = (slug: string): Lesson => ({
  slug,
  number: 1,
  title: slug,
  summary: '',
  objectives: [],
  keyIdeas: [],
  minutes: 8,
  introHtml: '',
  sections: [section('first'), section('second')],
  quiz: {
    id: slug,
    title: '',
    introHtml: '',
    feedback: 'end',
    mastery: 'all',
    questions: [],
    hash: '',
  },
  reflection: { title: '', introHtml: '', sharing: 'shared', prompts: [], rubric: [], hash: '' },
  examples: null,
  facilitation: null,
  hash: '',
});

const at = new Date('2026-03-02T09:00:00Z');

interface Done {
  read?: readonly string[];
  mastered?: boolean;
  reflection?: LessonStanding['reflection']['state'];
  asked?: boolean;
}

const standing = (
  slug: string,
  { read = [], mastered, reflection = 'open', asked = false }: Done = {},
): LessonStanding => ({
  lesson: lesson(slug),
  progress: {
    read: Object.fromEntries(read.map((id) => [`${slug}/${id}`, at])),
    best: mastered ? { [slug]: { tries: 1, masteredAt: at } } : {},
    rev: 1,
  },
  reflection: { state: reflection, asked },
});

const both = ['first', 'second'];
const done: Done = { read: both, mastered: true, reflection: 'ready' };

describe('the next step', () => {
  it('begins with the first section of the first lesson', () => {
    expect(nextStep([standing('one'), standing('two')])).toMatchObject({
      kind: 'read',
      lesson: { slug: 'one' },
      section: { id: 'first' },
      begun: false,
      minutesLeft: 8,
    });
  });

  it('goes on at the first unread section, with the minutes that are left', () => {
    const begun = standing('one', { read: ['first'] });
    expect(nextStep([begun])).toMatchObject({
      kind: 'read',
      section: { id: 'second' },
      begun: true,
      minutesLeft: 4,
    });
  });

  it('is the quiz once the lesson is read, then the reflection', () => {
    expect(nextStep([standing('one', { read: both })]).kind).toBe('quiz');
    expect(nextStep([standing('one', { read: both, mastered: true })]).kind).toBe('reflect');
  });

  it('puts an answer that asks something of the learner before everything else', () => {
    const returned = standing('two', { reflection: 'returned' });
    expect(nextStep([standing('one'), returned])).toMatchObject({
      kind: 'answer',
      lesson: { slug: 'two' },
    });
  });

  it('stays with the lesson that is begun, wherever it stands in the course', () => {
    const five = standing('five', { read: both, mastered: true, reflection: 'draft' });
    expect(nextStep([standing('one'), five])).toMatchObject({
      kind: 'reflect',
      lesson: { slug: 'five' },
      begun: true,
    });
  });

  it('goes on with the next lesson while a review waits', () => {
    const waiting = standing('one', { ...done, reflection: 'waiting' });
    expect(nextStep([waiting, standing('two')])).toMatchObject({
      kind: 'read',
      lesson: { slug: 'two' },
    });
  });

  it('is to wait when only a review is left, and to rest when nothing is', () => {
    const waiting = standing('two', { ...done, reflection: 'opened' });
    expect(nextStep([standing('one', { ...done, reflection: 'told' }), waiting])).toMatchObject({
      kind: 'wait',
      lesson: { slug: 'two' },
    });
    const told = standing('one', { ...done, reflection: 'told' });
    expect(nextStep([told])).toEqual({ kind: 'rest' });
  });
});

describe('what follows on a reflection that is ready for action', () => {
  const ready = standing('one', done);
  const committed = (slug: string) => standing(slug, { ...done, reflection: 'committed' });

  it('asks first for what is due, then for what a mail left open', () => {
    const due = standing('two', { ...done, reflection: 'due' });
    const returned = standing('three', { reflection: 'returned' });
    expect(nextStep([returned, ready, due])).toMatchObject({ kind: 'act', ask: 'tell' });
    const mailed = standing('two', { ...done, reflection: 'told' });
    const toExplain = { ...mailed, reflection: { ...mailed.reflection, toExplain: true } };
    expect(nextStep([returned, toExplain])).toMatchObject({ kind: 'act', ask: 'explain' });
  });

  it('asks for a day before the next lesson, unless two are set', () => {
    const unread = standing('four');
    expect(nextStep([unread, ready])).toMatchObject({ kind: 'act', ask: 'set' });
    expect(nextStep([unread, ready, committed('two')])).toMatchObject({ ask: 'set' });
    expect(nextStep([unread, ready, committed('two'), committed('three')]).kind).toBe('read');
  });
});
