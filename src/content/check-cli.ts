import { resolve } from 'node:path';
import { faultLines } from './faults.js';
import { loadCourse } from './load.js';
import { quizFigures } from './quiz-figures.js';
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
  for (const line of writingFigures(result.course)) print(line);
  for (const line of quizFigures(result.course)) print(line);
  for (const line of faultLines(result.behind)) print(line);
  const { title, lessons } = result.course;
  const questions = lessons.reduce((sum, { quiz }) => sum + quiz.questions.length, 0);
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  print(
    `${title}: ${lessons.length} lessons (${minutes} minutes), ${questions} questions, nothing to mend.`,
  );
  return 0;
}
