import { symlink, rm, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { faultLines } from '../../src/content/faults.js';
import { loadCourse } from '../../src/content/load.js';
import { sanitised } from '../../src/content/sanitise.js';
import { courseFiles, expectFault, writeCourse } from './a-course.js';

const faultsIn = async (folder: string): Promise<string> => {
  const result = await loadCourse(folder);
  return 'faults' in result ? faultLines(result.faults).join('\n') : '';
};

it('refuses a file above one megabyte without reading it', () =>
  expectFault(
    { 'first-steps/lesson.md': 'x'.repeat(5_000_000) },
    { place: 'first-steps/lesson.md:1', remedy: 'Keep it under 1 MB' },
  ));

it('refuses front matter of a million aliases', () => {
  const bomb = ['a: &a [x]', ...Array.from({ length: 30 }, (_, n) => `b${n}: [*a, *a, *a]`)].join(
    '\n',
  );
  return expectFault(
    { 'first-steps/lesson.md': `---\n${bomb}\n---\n## A {#a}\n\nText.\n` },
    { place: 'first-steps/lesson.md:3', remedy: 'Write the value out instead' },
  );
});

it.each([
  ['UTF-16', Buffer.from(`\uFEFF${courseFiles['first-steps/lesson.md'] ?? ''}`, 'utf16le')],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff])],
  ['text with a NUL', Buffer.from('---\ntitle: \0\n---\n')],
])('refuses %s where text should be', (_name, bytes) =>
  expectFault(
    { 'first-steps/lesson.md': bytes },
    { place: 'first-steps/lesson.md:1', remedy: 'Save it as UTF-8' },
  ),
);

it('refuses a file that is a link out of the folder', async () => {
  const folder = await writeCourse();
  await rm(join(folder, 'first-steps/quiz.md'));
  await symlink('/etc/passwd', join(folder, 'first-steps/quiz.md'));
  expect(await faultsIn(folder)).toContain(
    'first-steps/quiz.md:1  This is a link to another file.',
  );
});

it('refuses a lesson folder that is a link', async () => {
  const folder = await writeCourse();
  await rename(join(folder, 'second-look'), join(folder, 'elsewhere'));
  await symlink(join(folder, 'elsewhere'), join(folder, 'second-look'));
  expect(await faultsIn(folder)).toContain('course.yaml:6  This folder is a link.');
});

it('does not serve a picture that is a link', async () => {
  const folder = await writeCourse();
  await writeFile(join(folder, 'secret.svg'), '<svg/>');
  await symlink(join(folder, 'secret.svg'), join(folder, 'first-steps/open.svg'));
  const result = await loadCourse(folder);
  expect('course' in result && result.course.images).toEqual([]);
});

it('says what to do about a folder without a course', async () => {
  expect(await faultsIn('/nowhere/at/all')).toContain('course.yaml:1  This file is missing.');
});

it('reports the faults of all files at once', async () => {
  const faults = await faultsIn(
    await writeCourse({
      'course.yaml': (courseFiles['course.yaml'] ?? '').replace(
        'title: Certified',
        'titel: Certified',
      ),
      'first-steps/lesson.md': '',
      'second-look/quiz.md': '---\ntitle: A\n---\n',
    }),
  );
  for (const place of [
    'course.yaml:9',
    'first-steps/lesson.md:1',
    'second-look/quiz.md:2',
    'second-look/quiz.md:4',
  ])
    expect(faults).toContain(place);
});

it.each([
  '<script>alert(1)</script>',
  '<img src="x" onerror="alert(1)">',
  '<img src="https://example.com/track.png">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="//example.com">x</a>',
  '<p id="main" class="site-head" style="position:fixed" name="body">x</p>',
  '<svg onload="alert(1)"></svg>',
  '<iframe src="https://example.com"></iframe>',
  '<form action="/sign-out"><input name="_csrf"></form>',
])('lets nothing through of %s but its words', (html) => {
  expect(sanitised(html, { ids: [], pictures: new Map() })).not.toMatch(
    /script|onerror|onload|example|javascript|id=|class=|style=|name=|<iframe|<form|<input|<svg/,
  );
});
