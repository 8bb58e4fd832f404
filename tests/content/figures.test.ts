import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { publishedCourse } from '../support/app.js';

const { lessons, images } = await publishedCourse();

const figures = images.filter(({ file }) => file.endsWith('.svg'));
const names = new Set(images.map(({ lesson, file }) => `${lesson}/${file}`));
const shown = lessons.map(({ slug, sections }) => ({
  slug,
  figures: sections.flatMap(({ html }) => html.match(/<img [^>]+>/g) ?? []),
}));

describe('the figures of the course', () => {
  it.each(shown)('teach in $slug, with their size and with words beside them', ({ figures }) => {
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures)
      expect(figure).toMatch(/width="\d+" height="\d+".* alt="[^"]{60,}"/);
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
