import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Lesson } from '../../src/content/course.js';
import { publishedCourse } from '../support/app.js';

const { lessons, images, translations } = await publishedCourse();

const figures = images.filter(({ file }) => file.endsWith('.svg'));
const names = new Set(images.map(({ lesson, file }) => `${lesson}/${file}`));
const figuresOf = ({ sections }: Lesson): string[] =>
  sections.flatMap(({ html }) => html.match(/<img [^>]+>/g) ?? []);
const sourceOf = (figure: string): string => /src="([^"]+)"/.exec(figure)?.[1] ?? '';

describe('the figures of the course', () => {
  it.each(lessons)('teach in $slug, with their size and with words beside them', (lesson) => {
    expect(figuresOf(lesson).length).toBeGreaterThan(0);
    for (const figure of figuresOf(lesson))
      expect(figure).toMatch(/width="\d+" height="\d+".* alt="[^"]{60,}"/);
  });

  it.each(translations.get('es')?.lessons ?? [])('are those in Spanish in $slug', (lesson) => {
    const original = lessons.find(({ slug }) => slug === lesson.slug);
    const sources = original ? figuresOf(original).map(sourceOf) : [];
    expect(figuresOf(lesson).map(sourceOf)).toEqual(
      sources.map((source) => source.replace('.svg', '.es.svg')),
    );
  });

  it.each(figures)('$lesson/$file reads on a phone, in the dark and by its title', ({ path }) => {
    const svg = readFileSync(path, 'utf8');
    // A phone of 390 px gives a picture 350: what is no wider is never made smaller there.
    expect(Number(/viewBox="\S+ \S+ (\d+) \d+"/.exec(svg)?.[1])).toBeLessThanOrEqual(350);
    const sizes = [...svg.matchAll(/(?:font|font-size): (\d+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).toMatch(/<title>[^<]+<\/title>/);
  });

  it.each(figures)('$lesson/$file is small, stands alone and runs nothing', ({ path }) => {
    const svg = readFileSync(path, 'utf8');
    expect(Buffer.byteLength(svg)).toBeLessThan(6 * 1024);
    expect(svg).not.toMatch(
      /<(?:script|image|foreignObject)|\son\w+=|@import|(?:href="|url\()(?!#)/,
    );
  });

  it.each(figures)('$lesson/$file has its words in both languages', ({ lesson, file, path }) => {
    const isSpanish = file.endsWith('.es.svg');
    const other = isSpanish ? file.replace('.es.svg', '.svg') : file.replace('.svg', '.es.svg');
    expect(names).toContain(`${lesson}/${other}`);
    expect(readFileSync(path, 'utf8')).toContain(`lang="${isSpanish ? 'es' : 'en'}"`);
  });
});
