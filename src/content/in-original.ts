import { original } from '../platform/locales.js';
import type { Course, Lesson, Quiz, Reflection } from './course.js';

/** A part in the original's words, as those who read another language get it: marked with its language. */
export const inOriginal = <Part extends object>(part: Part): Part & { lang: string } => ({
  ...part,
  lang: original,
});

/** The same for a piece of HTML that has no field of its own for its language. */
export const htmlInOriginal = (html: string): string =>
  html === '' ? '' : `<div lang="${original}">${html}</div>`;

export const quizInOriginal = (quiz: Quiz): Quiz =>
  inOriginal({ ...quiz, questions: quiz.questions.map(inOriginal) });

export const reflectionInOriginal = (reflection: Reflection): Reflection =>
  inOriginal({
    ...reflection,
    prompts: reflection.prompts.map(inOriginal),
    rubric: reflection.rubric.map(inOriginal),
  });

/** Title, summary and text of a lesson; quiz and reflection have translations of their own. */
export const textInOriginal = (lesson: Lesson): Lesson =>
  inOriginal({ ...lesson, sections: lesson.sections.map(inOriginal) });

export const courseInOriginal = (course: Course): Course => ({
  ...course,
  lessons: course.lessons.map((lesson) => ({
    ...textInOriginal(lesson),
    quiz: quizInOriginal(lesson.quiz),
    reflection: reflectionInOriginal(lesson.reflection),
    examples: lesson.examples && inOriginal(lesson.examples),
    facilitation: lesson.facilitation && inOriginal(lesson.facilitation),
  })),
});
