import { lstat, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './faults.js';

const largest = 1024 * 1024;
const pictures = /^[a-z0-9][a-z0-9._-]*\.(svg|png|jpg|jpeg|webp|avif)$/;

/** Whether there is anything of this name; for files that a lesson may do without. */
export const isThere = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null)) !== null;

/**
 * Reads a text file of the course: UTF-8 with or without byte order mark, any line ends, 1 MB at most, never through
 * a link. Reports and answers null when it cannot be read.
 */
export async function readCourseText(path: string, report: Report): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  const refusal = refusalOf(found);
  if (refusal !== null) {
    report(1, refusal);
    return null;
  }
  return decode(await readFile(path), report);
}

interface FileFacts {
  size: number;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

const refusalOf = (found: FileFacts | null): string | null => {
  if (found === null)
    return 'This file is missing. Write it, or take its lesson out of course.yaml.';
  if (found.isSymbolicLink()) return 'This is a link to another file. Put the file itself here.';
  if (!found.isFile()) return 'This must be a file.';
  if (found.size > largest) {
    return `This file is ${Math.ceil(found.size / largest)} MB. Keep it under 1 MB; pictures go into files of their own.`;
  }
  return found.size === 0
    ? 'This file is empty. Begin it with front matter between two lines "---".'
    : null;
};

const decode = (bytes: Uint8Array, report: Report): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text.replace(/\r\n?/g, '\n').normalize('NFC');
  } catch {
    // the decoder's own message names neither file nor remedy
  }
  report(1, 'This file is not UTF-8 text. Save it as UTF-8.');
  return null;
};

/** Whether a lesson's folder is a real folder inside the course; reports at the line of course.yaml that names it. */
export async function isLessonFolder(
  path: string,
  report: (message: string) => void,
): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory() === true) return true;
  report(
    found?.isSymbolicLink() === true
      ? 'This folder is a link. Put the folder itself into the course.'
      : 'There is no folder of this name. Make it, with lesson.md, quiz.md and reflection.md, or take the line out.',
  );
  return false;
}

export interface Picture {
  path: string;
  /** ` width="…" height="…"` where the file says so, so that the page does not jump when the picture comes. */
  size: string;
}

/** The reporter for a file of the folder, by its name. */
type Reporting = (name: string) => Report;

export type Pictures = ReadonlyMap<string, Picture>;

/** The pictures in a lesson's folder, by file name. Links and other files are passed over; a huge one is reported. */
export async function listPictures(folder: string, reportIn: Reporting): Promise<Pictures> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && pictures.test(entry.name));
  const found = files.map(async ({ name }): Promise<[string, Picture]> => {
    const path = join(folder, name);
    const { size } = await lstat(path);
    if (size > largest)
      reportIn(name)(
        1,
        `This picture is ${Math.ceil(size / largest)} MB, and people open it on a phone. Save it smaller than 1 MB, or draw it as svg.`,
      );
    return [
      name,
      { path, size: name.endsWith('.svg') ? svgSize(await readFile(path, 'utf8')) : '' },
    ];
  });
  return new Map(await Promise.all(found));
}

const partOfLesson = /^(lesson|quiz|reflection|examples|facilitator)(\.[^.]+)?\.md$/;

/** Reports text files of a lesson that nobody would ever read. */
export async function checkNames(folder: string, reportIn: Reporting): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => /\.(md|markdown)$/i.test(one)))
    if (!partOfLesson.test(name))
      reportIn(name)(
        1,
        'This file is not read. Name it lesson.md, quiz.md, reflection.md, examples.md or facilitator.md, or take it out of the folder.',
      );
}

const svgSize = (svg: string): string => {
  const box = /<svg[^>]*\sviewBox="\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"/.exec(
    svg,
  );
  return box ? ` width="${Math.round(Number(box[1]))}" height="${Math.round(Number(box[2]))}"` : '';
};
