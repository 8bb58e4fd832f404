import type { CourseFile } from './course-schema.js';

export interface CourseLines {
  course: CourseFile;
  report: (path: readonly PropertyKey[], message: string) => void;
}

/** What a schema cannot see: names that must exist, and must not come twice. */
export function checkCourse({ course, report }: CourseLines): void {
  if (course.lessons.length > course.lessonsPlanned) {
    report(
      ['lessonsPlanned'],
      `There are more lessons than planned. Write: lessonsPlanned: ${course.lessons.length}`,
    );
  }
  for (const [name, { conditions }] of Object.entries(course.tracks)) {
    const path = ['tracks', name, 'conditions'];
    reportTwice(
      conditions.map(({ id }) => id),
      (index, id) =>
        report(
          [...path, index, 'id'],
          `The id "${id}" is used twice in this track. Write another: id: ${id}-2`,
        ),
    );
    conditions.forEach((condition, index) => {
      checkCondition(condition, course, (field, message) =>
        report([...path, index, field], message),
      );
    });
  }
}

/** Calls back for each value that came before. */
export function reportTwice<T>(
  values: readonly T[],
  report: (index: number, value: T) => void,
): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) < index) report(index, value);
  });
}

type Condition = CourseFile['tracks']['certified']['conditions'][number];

function checkCondition(
  condition: Condition,
  { lessons }: CourseFile,
  report: (field: string, message: string) => void,
): void {
  const named = (field: string, slug: string): void => {
    if (!lessons.includes(slug))
      report(field, `"${slug}" is not among the lessons. Write one of: ${lessons.join(', ')}.`);
  };
  if (condition.kind === 'reflection-ready') named('lesson', condition.lesson);
  if (condition.kind === 'reflections-ready' && condition.besides !== null)
    named('besides', condition.besides);
}
