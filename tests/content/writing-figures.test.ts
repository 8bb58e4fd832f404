import { describe, expect, it } from '@jest/globals';
import { readingLevel } from '../../src/content/reading-level.js';
import { writingFigures } from '../../src/content/writing-figures.js';
import { courseOf, edited, type Files } from './a-course.js';

const firstLine = async (changed: Files): Promise<string> =>
  writingFigures(await courseOf(changed))[0] ?? '';

const lesson = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);

describe('what authors are told of how a lesson is written', () => {
  it('counts its words, headings, links and pictures, and the words that describe them', async () => {
    const line = await firstLine({
      ...lesson(
        'It went *nowhere*.',
        'It went [on](#try-this).\n\n### Later {#later}\n\n![Two arrows in a ring](loop.svg)',
      ),
      'first-steps/loop.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    expect(line).toContain('2 sections, 1 sub-heading, 1 link, 1 picture (described in 5 words)');
  });

  it.each([
    [600, /Look at: short of 1,200 words$/],
    [1_500, /reading level \d+\.\d$/],
    [2_400, /Look at: more than 1,800 words$/],
  ])('holds %i words against what people read in one sitting', async (words, expected) => {
    const text = Array.from({ length: words / 5 }, () => 'We went on and on.').join(' ');
    expect(await firstLine(lesson('It went *nowhere*.', text))).toMatch(expected);
  });

  it('misses what the one-page sheet is made of, and finds what does not fit it', async () => {
    expect(
      await firstLine({
        ...lesson('{#try-this}', '{#one-thing}'),
        ...edited('first-steps/quiz.md', '#try-this', '#one-thing'),
      }),
    ).toContain('no section {#try-this} for the one-page sheet');
    const long = 'On your next shift. '.repeat(120);
    expect(await firstLine(lesson('On your next shift.', long))).toContain('for a sheet of 380');
  });
});

describe('the reading level', () => {
  it('is that of Flesch and Kincaid', () => {
    // 10 words, 1 sentence, 12 syllables.
    const text = 'We met at six and she went over the paper.';
    expect(readingLevel(text)).toBeCloseTo(0.39 * 10 + 11.8 * 1.2 - 15.59, 5);
  });

  it('rises with long words and long sentences', () => {
    const plain = readingLevel('He asked. She told him. They went.');
    const grand = readingLevel(
      'Organizational representatives appreciated considerable interdisciplinary opportunities.',
    );
    expect(grand).toBeGreaterThan(plain + 10);
    expect(readingLevel('')).toBe(0);
  });
});
