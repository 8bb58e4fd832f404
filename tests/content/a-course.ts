import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect } from '@jest/globals';
import type { Course } from '../../src/content/course.js';
import { faultLines } from '../../src/content/faults.js';
import { loadCourse } from '../../src/content/load.js';

export type Files = Record<string, string | Uint8Array>;

const courseYaml = `id: small
title: A small course
lessonsPlanned: 4
lessons:
  - first-steps
  - second-look
tracks:
  certified:
    title: Certified
    summary: You know it
    conditions:
      - { id: read, kind: lessons-read, count: all }
  qualified:
    title: Qualified
    summary: You live it
    conditions:
      - { id: looked, kind: reflection-ready, lesson: second-look }
      - { id: more, kind: reflections-ready, count: 1, besides: second-look }
`;

const lesson = (number: number): string => `---
number: ${number}
title: Lesson ${number}
summary: One sentence.
objectives:
  - Look back
keyIdeas:
  - A result has actions behind it
---
The opening of lesson ${number}.

## The meeting {#the-meeting}

It went *nowhere*.

## Try this {#try-this}

On your next shift.
`;

const quiz = `---
title: A quiz
feedback: end
---
Take your time.

## What comes first? {#what-first}

The meeting is over.

- [ ] Who started it. {#who-started}

  You look at the other.
- [x] What I did before. {#what-i-did}

  You look at yourself.

[See: The meeting](lesson.md#the-meeting)

## What helps? {#what-helps kind=multiple}

- [x] Quiet {#quiet}

  It does.
- [x] Asking {#asking}

  It does too.
- [ ] Blame {#blame}

  It hides the cause.

[See: Try this](lesson.md#try-this)
`;

const reflection = `---
title: Looking back
sharing: shared
rubric:
  - { id: describes, title: Describes, description: Says what happened., reply: "What happened?" }
  - { id: owns, title: Owns, description: Names the own part., reply: "What was yours?" }
  - { id: plans, title: Plans, description: Names a step., reply: "When?" }
---
Write as you would tell it.

## What happened? {#what-happened words=60-150}

As a camera would show it.

## What was my part? {#my-part}

Begin with I.

## What do I think? {#what-i-think}

One thought.

## What will I do, with whom, by when? {#what-i-will-do}

One step.
`;

export const courseFiles: Readonly<Record<string, string>> = {
  'course.yaml': courseYaml,
  'first-steps/lesson.md': lesson(1),
  'first-steps/quiz.md': quiz,
  'first-steps/reflection.md': reflection,
  'second-look/lesson.md': lesson(3),
  'second-look/quiz.md': quiz,
  'second-look/reflection.md': reflection,
};

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(
    folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
  );
});

/** Writes a small sound course, with these files instead of its own, into a folder. */
export const fillFolder = async (folder: string, changed: Files = {}): Promise<void> => {
  for (const [name, text] of Object.entries({ ...courseFiles, ...changed })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
};

/** The same, in a folder that goes away after the test. */
export const writeCourse = async (changed: Files = {}): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  folders.push(folder);
  await fillFolder(folder, changed);
  return folder;
};

/** A file of the sound course with one passage written differently; throws when the passage is not there. */
export const edited = (file: string, from: string, to: string): Files => {
  const text = courseFiles[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { [file]: text.replace(from, to) };
};

export const faultsOf = async (changed: Files): Promise<string[]> => {
  const result = await loadCourse(await writeCourse(changed));
  return 'faults' in result ? faultLines(result.faults) : [];
};

export const courseOf = async (changed: Files = {}): Promise<Course> => {
  const result = await loadCourse(await writeCourse(changed));
  if ('faults' in result) throw new Error(faultLines(result.faults).join('\n'));
  return result.course;
};

export type FaultCase = [name: string, changed: Files, fault: { place: string; remedy: string }];

/** Expects that a changed course is refused, with a fault at `file:line` that names the remedy. */
export const expectFault = async (
  changed: Files,
  { place, remedy }: FaultCase[2],
): Promise<void> => {
  const faults = await faultsOf(changed);
  const there = faults.filter((fault) => fault.startsWith(`${place} `));
  expect({ there: there.join('\n'), faults }).toEqual({
    there: expect.stringContaining(remedy),
    faults,
  });
};
