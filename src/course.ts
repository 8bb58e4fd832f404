import { faultLines } from './content/faults.js';
import type { Course } from './content/course.js';
import { loadCourse } from './content/load.js';

/** The course of a folder. Throws with every fault, its place and what to write instead. */
export const readCourse = async (dir: string): Promise<Course> => {
  const result = await loadCourse(dir);
  if ('course' in result) return result.course;
  throw new Error(
    [`The course in ${dir} needs a change first:`, ...faultLines(result.faults)].join('\n'),
  );
};
