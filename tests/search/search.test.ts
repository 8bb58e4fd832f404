import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findIn } from '../../src/search/course-index.js';
import { excerptOf } from '../../src/search/terms.js';
import { courseOf, edited } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { publishedCourse, useTestApp } from '../support/app.js';

const app = useTestApp();

const found = async (query: string): Promise<string[]> =>
  findIn(await publishedCourse(), query).map(
    ({ passage }) => `${passage.lesson.slug}#${passage.section ?? ''}`,
  );

describe('a search', () => {
  it('finds the section that is about it first', async () => {
    expect((await found('red x')).slice(0, 2)).toContain('learning-from-failure#red-x');
    expect((await found('amends'))[0]).toBe('earning-buy-in#making-amends');
    expect((await found('allergy trays'))[0]).toMatch(/^learning-from-failure#/);
  });

  it('finds what stands before the first section, and leads to the lesson itself', async () => {
    expect(await found('harder question hour before blur')).toContain('learning-from-failure#');
  });

  it.each([
    ['a slip of the finger', 'alergy trays'],
    ['other case', 'ALLERGY Trays'],
    ['an accent that is not there', 'allérgy tráys'],
    ['the beginning of a word', 'allerg tray'],
  ])('forgives %s', async (_name, query) => {
    expect((await found(query))[0]).toMatch(/^learning-from-failure#/);
  });

  it('finds words with accents by those without', async () => {
    const course = await courseOf(edited('first-steps/lesson.md', 'nowhere', 'a ningún lado'));
    expect(findIn(course, 'ningun').map(({ passage }) => passage.section)).toEqual(['the-meeting']);
  });

  it('prefers passages with all words, and is content with some where there are none', async () => {
    const course = await courseOf();
    expect(findIn(course, 'meeting shift')).not.toEqual([]);
    expect(findIn(course, 'nowhere shift').length).toBeGreaterThan(1);
  });

  it('reads the course that is shown now', async () => {
    expect(findIn(await courseOf(), 'allergy')).toEqual([]);
  });

  it('finds at most a page of passages, whatever is asked', async () => {
    expect((await found('the')).length).toBeLessThanOrEqual(20);
  });
});

describe('the passage that is shown', () => {
  const text = `${'Before it. '.repeat(60)}Then Walt jammed the belt, & said so. ${'After it. '.repeat(60)}`;

  it('is the one with the words, from the start of its sentence, in pieces', () => {
    const pieces = excerptOf(text, new Set(['belt', 'walt']));
    expect(pieces[0]).toEqual({ text: '… Then ', isMeant: false });
    expect(pieces.filter(({ isMeant }) => isMeant).map(({ text: word }) => word)).toEqual([
      'Walt',
      'belt',
    ]);
    expect(pieces.map(({ text: piece }) => piece).join('')).toContain(
      'jammed the belt, & said so.',
    );
  });

  it('holds together as a text, whatever text it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.string(), (any, term) => {
        const shown = excerptOf(any, new Set([term.toLowerCase()]))
          .map((piece) => piece.text)
          .join('')
          .replace(/^… | …$/g, '');
        expect(any).toContain(shown);
        expect(shown.length).toBeLessThanOrEqual(245);
      }),
    );
  });
});

describe('the page of search', () => {
  it('shows each passage with its lesson, its words marked, and the way to its place', async () => {
    const ana = await aLearner(app, 'search@example.test');
    await ana.get('/');
    const page = await ana.get('/search?q=allergy');
    expect(page.$('main .row a').first().attr('href')).toMatch(
      /^\/lessons\/learning-from-failure#/,
    );
    expect(page.$('.excerpt mark').first().text()).toBe('allergy');
    expect(page.text).toContain('Lesson five: Reflection: learning from failure');
    expect(page.$('[name=q]').attr('value')).toBe('allergy');
  });

  it('is asked from home by a plain form', async () => {
    const ben = await aLearner(app, 'from-home@example.test');
    const { $ } = await ben.get('/');
    expect($('form.search').attr()).toMatchObject({ method: 'get', action: '/search' });
  });

  it('says what to do where nothing was asked, and where nothing was found', async () => {
    const cal = await aLearner(app, 'nothing@example.test');
    expect((await cal.get('/search')).text).toContain('Type a word or two');
    expect((await cal.get('/search?q=+')).text).toContain('Type a word or two');
    expect((await cal.get('/search?q=zzzzqqqq')).text).toContain('No lesson has these words');
  });

  it.each([
    ['marks of a page', '<script>alert(1)</script>'],
    ['another language of machines', '"; DROP TABLE lessons; --'],
    ['a path', '../../etc/passwd'],
    ['a pattern', '(((((a+)+)+)+)+)+$'],
    ['characters that nobody sees', '\u202e\u0000\ufffd'],
    ['one endless word', 'x'.repeat(7_000)],
    ['words without end', 'word '.repeat(1_500)],
  ])('takes %s as words', async (name, query) => {
    const dee = await aLearner(app, `${name.replace(/ /g, '-')}@example.test`);
    const page = await dee.get(`/search?q=${encodeURIComponent(query)}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('<script>alert');
  });

  it('takes a question asked twice, or as something else, as none', async () => {
    const eli = await aLearner(app, 'twice@example.test');
    expect((await eli.get('/search?q=a&q=b')).text).toContain('Type a word or two');
    expect((await eli.get('/search?q[$gt]=')).status).toBe(200);
  });

  it('never finds what leads a meeting, what compares answers, or what people wrote', async () => {
    const fay = await aLearner(app, 'never@example.test');
    for (const words of ['chairs you can turn', 'bottling changeover Idris']) {
      const page = await fay.get(`/search?q=${encodeURIComponent(words)}`);
      expect(page.html).not.toMatch(/Idris took|chairs you can turn\./);
      expect(page.$('.excerpt').text()).not.toMatch(/chairs you can turn|Idris/);
    }
  });
});
