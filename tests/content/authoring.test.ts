import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { main } from '../../src/content/check-cli.js';
import { createContent } from '../../src/content/content.service.js';
import { createVersionStore } from '../../src/content/versions.store.js';
import { watchCourse } from '../../src/content/watch.js';
import { useTestDatabase } from '../support/database.js';
import { courseFiles, courseOf, edited, writeCourse } from './a-course.js';

const database = useTestDatabase();

/** Waits for something that a file watcher brings about; throws after five seconds. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (isSo()) return;
    await setTimeout(50);
  }
  throw new Error('It did not come about');
};

const checked = async (folder: string) => {
  const lines: string[] = [];
  const code = await main([folder], (line) => lines.push(line));
  return { code, lines };
};

it('says what a sound course holds', async () => {
  const { code, lines } = await checked(await writeCourse());
  expect(code).toBe(0);
  expect(lines).toEqual([
    'first-steps: 13 words, 2 sections, 0 sub-headings, 0 links, 0 pictures, reading level 1.9. Look at: short of 1,200 words',
    'second-look: 13 words, 2 sections, 0 sub-headings, 0 links, 0 pictures, reading level 1.9. Look at: short of 1,200 words',
    'first-steps: 2 questions (1 single, 1 multiple)',
    'second-look: 2 questions (1 single, 1 multiple)',
    'Where one option is best (2 questions), it is the longest in 2, the shortest in 0; by place 1: 0, 2: 2; with a word such as "always" in 0 %, against 0 % of the others.',
    'A small course: 2 lessons (4 minutes), 4 questions, nothing to mend.',
  ]);
});

it('lists what is to be mended, and says so to the shell', async () => {
  const folder = await writeCourse(edited('first-steps/lesson.md', 'title: Lesson 1\n', ''));
  const { code, lines } = await checked(folder);
  expect(code).toBe(1);
  expect(lines[0]).toMatch(/^first-steps\/lesson\.md:2 {2}"title" is missing\. Write: title: /);
  expect(lines.at(-1)).toContain('1 thing to mend');
});

it('finds nothing to mend in the course itself', async () => {
  expect(await checked('course-content')).toMatchObject({ code: 0 });
});

it('shows a saved file at once, and keeps the last sound course over a broken one', async () => {
  const folder = await writeCourse();
  const content = createContent({
    course: await courseOf(),
    versions: createVersionStore(database.connection()),
  });
  const warnings: unknown[] = [];
  const logger = {
    info: () => undefined,
    error: () => undefined,
    warn: (entry: unknown) => void warnings.push(entry),
  };
  const stop = watchCourse({ dir: folder, content, logger });
  const save = (from: string, to: string) =>
    writeFile(
      join(folder, 'first-steps/lesson.md'),
      (courseFiles['first-steps/lesson.md'] ?? '').replace(from, to),
    );
  const title = () => content.lesson('first-steps').title;
  try {
    await save('title: Lesson 1', 'title: Saved');
    await until(() => title() === 'Saved');
    await save('title: Lesson 1', 'titel: Broken');
    await until(() => warnings.length > 0);
    expect(title()).toBe('Saved');
    expect(JSON.stringify(warnings)).toContain('first-steps/lesson.md:2');
    await save('title: Lesson 1', 'title: Mended');
    await until(() => title() === 'Mended');
  } finally {
    stop();
  }
});
