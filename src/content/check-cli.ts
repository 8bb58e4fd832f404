import { resolve } from 'node:path';
import type { Course } from './course.js';
import { faultLines, type Fault } from './faults.js';
import { loadCourse } from './load.js';
import { quizFigures, translatedFigures } from './quiz-figures.js';
import { writingFigures } from './writing-figures.js';

/**
 * `npm run content:check [folder]`: prints every fault with file, line and remedy, or what the course holds.
 * Answers the exit code.
 */
export async function main(
  args: readonly string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const dir = args[0] ?? 'course-content';
  const result = await loadCourse(dir);
  if ('faults' in result) {
    for (const line of faultLines(result.faults)) print(line);
    print(
      `${result.faults.length} ${result.faults.length === 1 ? 'thing' : 'things'} to mend in ${resolve(dir)}.`,
    );
    return 1;
  }
  for (const line of soundLines(result)) print(line);
  return 0;
}

/** What is told of a course that has nothing to mend. */
const soundLines = ({ course, behind }: { course: Course; behind: readonly Fault[] }): string[] => {
  const { title, lessons } = course;
  const questions = lessons.reduce((sum, { quiz }) => sum + quiz.questions.length, 0);
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return [
    ...writingFigures(course),
    ...quizFigures(course),
    ...translatedFigures(course),
    ...faultLines(behind),
    `${title}: ${lessons.length} lessons (${minutes} minutes), ${questions} questions, nothing to mend.`,
  ];
};
