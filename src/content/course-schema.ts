import { z } from 'zod';
import { isFreeName } from './folder-names.js';
import { countField as count, idField, textField, wholeNumber } from './fields.js';

const withId = { id: idField };

const folderField = idField.refine(isFreeName, {
  error: 'is the name of a page of the course; choose another',
});

const condition = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...withId, kind: z.literal('lessons-read'), count }),
    z.strictObject({ ...withId, kind: z.literal('quizzes-mastered'), count }),
    z.strictObject({ ...withId, kind: z.literal('reflection-ready'), lesson: idField }),
    z.strictObject({
      ...withId,
      kind: z.literal('reflections-ready'),
      count: wholeNumber,
      besides: idField.nullable().default(null),
    }),
    z.strictObject({ ...withId, kind: z.literal('outcomes-told'), count: wholeNumber }),
    z.strictObject({ ...withId, kind: z.literal('hand-ons-confirmed'), count: wholeNumber }),
  ],
  {
    error:
      'must be lessons-read, quizzes-mastered, reflection-ready, reflections-ready, outcomes-told or hand-ons-confirmed',
  },
);

const track = z.strictObject(
  {
    title: textField,
    summary: textField,
    conditions: z
      .array(condition, { error: 'must be a list' })
      .min(1, { error: 'must have at least one entry' }),
  },
  { error: 'must have title, summary and conditions' },
);

export const courseSchema = z.strictObject({
  id: idField,
  title: textField,
  lessonsPlanned: wholeNumber,
  lessons: z
    .array(folderField, { error: 'must be a list of folder names' })
    .min(1, { error: 'must name at least one folder' }),
  tracks: z.strictObject(
    { certified: track, qualified: track },
    { error: 'must hold certified and qualified' },
  ),
});

export type CourseFile = z.infer<typeof courseSchema>;

const trackExamples = (name: string, title: string): Record<string, string> => {
  const fields = {
    '': `${name}:, and under it title, summary and conditions`,
    '.title': `title: ${title}`,
    '.summary': 'summary: "You know it: lessons read, quizzes mastered"',
    '.conditions':
      'conditions:, and under it - { id: lessons-read, kind: lessons-read, count: all }',
    '.conditions.*': '- { id: lessons-read, kind: lessons-read, count: all }',
    '.conditions.*.id': 'id: two-more',
    '.conditions.*.kind': 'kind: lessons-read',
    '.conditions.*.count': 'count: 3',
    '.conditions.*.lesson': 'lesson: learning-from-failure',
    '.conditions.*.besides': 'besides: learning-from-failure',
  };
  const place = ['tracks', name].join('.');
  return Object.fromEntries(Object.entries(fields).map(([key, write]) => [place + key, write]));
};

export const courseExamples: Readonly<Record<string, string>> = {
  id: 'id: emerging-leader',
  title: 'title: Emerging Leader Development',
  lessonsPlanned: 'lessonsPlanned: 8',
  lessons: 'lessons:, and under it a line for each folder such as "  - learning-from-failure"',
  'lessons.*': '  - learning-from-failure',
  tracks: 'tracks:, and under it certified and qualified',
  ...trackExamples('certified', 'Certified'),
  ...trackExamples('qualified', 'Qualified'),
};
