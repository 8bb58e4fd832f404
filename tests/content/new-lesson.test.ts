import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withLesson } from '../../src/content/course-list.js';
import { loadCourse } from '../../src/content/load.js';
import { main } from '../../src/content/new-cli.js';
import { courseFiles, edited, writeCourse } from './a-course.js';

const make = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const lines: string[] = [];
  const code = await main(args, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
};

const yamlOf = (folder: string): Promise<string> => readFile(join(folder, 'course.yaml'), 'utf8');

describe('a new lesson', () => {
  it('passes the checker as it is made, last in the course, with the next number', async () => {
    const folder = await writeCourse();
    const { code, said } = await make('third-thing', 'A third: "thing"', folder);
    expect(code).toBe(0);
    expect(said).toContain('Lesson 4 is made');
    expect(await readdir(join(folder, 'third-thing'))).toEqual([
      'lesson.md',
      'quiz.md',
      'reflection.md',
    ]);
    const loaded = await loadCourse(folder);
    expect('course' in loaded && loaded.course.lessons.at(-1)).toMatchObject({
      slug: 'third-thing',
      number: 4,
      title: 'A third: "thing"',
    });
  });

  it('raises what is planned where there was no place left, and makes one more after it', async () => {
    const folder = await writeCourse();
    await make('third-thing', 'Third', folder);
    expect((await make('fourth-thing', 'Fourth', folder)).said).toContain('Lesson 5');
    expect(await yamlOf(folder)).toContain('lessonsPlanned: 5');
    expect('course' in (await loadCourse(folder))).toBe(true);
  });

  it.each([
    ['a folder that is there', ['first-steps', 'Again'], 'There is a folder first-steps already'],
    ['a name with capitals', ['Third Thing', 'Third'], 'Write small letters, digits and hyphens'],
    ['a way out of the course', ['../third', 'Third'], 'Write small letters'],
    ['the name of a page', ['preview', 'Third'], 'cannot be the folder of a lesson'],
    ['no name', [], 'npm run content:new the-folder "The title"'],
    ['no title', ['third'], 'Write: npm run content:new third "The title"'],
    ['a title of two lines', ['third', 'Third\nthing'], 'a title of one line'],
  ])('is refused for %s, and nothing is changed', async (_name, args, remedy) => {
    const folder = await writeCourse();
    const before = await readdir(folder);
    const [slug = '', title = ''] = args;
    const { code, said } = await make(slug, title, folder);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(remedy) });
    expect(await readdir(folder)).toEqual(before);
    expect(await yamlOf(folder)).toBe(courseFiles['course.yaml']);
  });

  it('does not take over a folder that course.yaml does not list', async () => {
    const folder = await writeCourse();
    await mkdir(join(folder, 'third-thing'));
    expect((await make('third-thing', 'Third', folder)).said).toContain(
      'nothing in it was changed',
    );
  });

  it('does not join a course that is to be mended', async () => {
    const folder = await writeCourse(edited('first-steps/lesson.md', 'title: Lesson 1\n', ''));
    const { code, said } = await make('third-thing', 'Third', folder);
    expect(code).toBe(1);
    expect(said).toMatch(/^first-steps\/lesson\.md:2 .*Mend this first/s);
  });
});

describe('course.yaml with a lesson more', () => {
  it('keeps every other letter of its author', () => {
    const text =
      'id: x\n# my note\nlessonsPlanned: 2 # so far\nlessons:\n- one   # first\n\ntracks: {}\n';
    expect(withLesson(text, { slug: 'two', number: 3 })).toBe(
      'id: x\n# my note\nlessonsPlanned: 3 # so far\nlessons:\n- one   # first\n- two\n\ntracks: {}\n',
    );
  });

  it('has it between brackets where the others are', () => {
    expect(withLesson('lessons: [one, two]\n', { slug: 'three', number: 1 })).toBe(
      'lessons: [one, two, three]\n',
    );
  });

  it('is left alone where there is no list', () => {
    expect(withLesson('lessons: none\n', { slug: 'one', number: 1 })).toBeNull();
  });
});
