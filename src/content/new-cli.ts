import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isThere } from './course-files.js';
import { withLesson } from './course-list.js';
import type { Course } from './course.js';
import { faultLines } from './faults.js';
import { isFreeName } from './folder-names.js';
import { loadCourse } from './load.js';
import { skeletonOf, type NewLesson } from './skeleton.js';

const usage = 'npm run content:new the-folder "The title"';

type Print = (line: string) => void;

/**
 * `npm run content:new <folder> "<title>" [course]`: makes a lesson that passes the checker, and lists it in course.yaml.
 * Answers the exit code.
 */
export async function main(
  [slug = '', title = '', dir = 'course-content']: readonly string[],
  print: Print = console.log,
): Promise<number> {
  const refusal = await refusalOf({ slug, title, dir });
  if (refusal !== null) {
    print(refusal);
    return 1;
  }
  const loaded = await loadCourse(dir);
  if ('faults' in loaded) {
    for (const line of faultLines(loaded.faults)) print(line);
    print('Mend this first, so that the new lesson joins a sound course.');
    return 1;
  }
  return make({ slug, title: title.trim(), number: nextNumber(loaded.course) }, dir, print);
}

const refusalOf = async ({
  slug,
  title,
  dir,
}: Record<'slug' | 'title' | 'dir', string>): Promise<string | null> => {
  if (!isFreeName(slug))
    return `"${slug}" cannot be the folder of a lesson. Write small letters, digits and hyphens, beginning with a letter: ${usage}`;
  if (title.trim() === '' || /[\r\n]/.test(title))
    return `A lesson needs a title of one line. Write: npm run content:new ${slug} "The title"`;
  if (await isThere(join(dir, slug)))
    return `There is a folder ${slug} already, and nothing in it was changed. Choose another name: ${usage}`;
  return null;
};

const nextNumber = ({ lessons }: Course): number => (lessons.at(-1)?.number ?? 0) + 1;

async function make(lesson: NewLesson, dir: string, print: Print): Promise<number> {
  const { slug } = lesson;
  const list = join(dir, 'course.yaml');
  const changed = withLesson(await readFile(list, 'utf8'), lesson);
  if (changed === null) {
    print('course.yaml has no list of lessons to add to. Write "lessons:" with a line for each.');
    return 1;
  }
  const folder = join(dir, slug);
  await mkdir(folder);
  try {
    for (const [name, text] of Object.entries(skeletonOf(lesson)))
      await writeFile(join(folder, name), text, { flag: 'wx' });
    await replace(list, changed);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  print(`Lesson ${lesson.number} is made in ${resolve(folder)}, and listed in course.yaml.`);
  print('Write in lesson.md, quiz.md and reflection.md, then check them: npm run content:check');
  return 0;
}

/** The file appears as a whole: a course that runs may read it at this moment. */
const replace = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
};
