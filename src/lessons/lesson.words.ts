import type { Course, Lesson } from '../content/course.js';
import type { Words } from '../platform/words.js';

const spelled = 12;

/** "five" up to twelve, figures above. */
export const numberInWords = (t: Words, number: number): string =>
  number <= spelled ? t(`lessons.numbers.${number}`) : String(number);

/** "Lesson five" */
export const lessonName = (t: Words, { number }: Pick<Lesson, 'number'>): string =>
  t('lessons.name', { number: numberInWords(t, number) });

/** "Lesson five of eight" */
export const lessonPlace = (
  t: Words,
  { number }: Pick<Lesson, 'number'>,
  { lessonsPlanned }: Pick<Course, 'lessonsPlanned'>,
): string =>
  t('lessons.place', {
    number: numberInWords(t, number),
    planned: numberInWords(t, lessonsPlanned),
  });
