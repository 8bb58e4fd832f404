import type { Condition, Course } from '../../content/course.js';
import type { Progress } from '../../lessons/progress.js';
import { sectionKey } from '../../lessons/progress.js';
import { countOf } from '../conditions.js';

/** When what counts for the tracks happened: by lesson, or one by one. */
export interface Happened {
  read: ReadonlyMap<string, Date>;
  mastered: ReadonlyMap<string, Date>;
  ready: ReadonlyMap<string, Date>;
  told: ReadonlyMap<string, Date>;
  confirmed: readonly Date[];
}

/** The lessons that are read, each with the day its last section was. */
export const readIn = ({ lessons }: Course, { read }: Progress): Map<string, Date> => {
  const days = lessons.flatMap(({ slug, sections }): [string, Date][] => {
    const each = sections.map(({ id }) => read[sectionKey(slug, id)]);
    const known = each.filter((at) => at !== undefined);
    const last = Math.max(...known.map((at) => at.getTime()));
    return known.length > 0 && known.length === each.length ? [[slug, new Date(last)]] : [];
  });
  return new Map(days);
};

export const masteredIn = ({ best }: Progress): Map<string, Date> =>
  new Map(
    Object.entries(best).flatMap(([quiz, { masteredAt }]): [string, Date][] =>
      masteredAt ? [[quiz, masteredAt]] : [],
    ),
  );

/** The day on which there were so many; null when there are fewer. */
const nth = (days: Iterable<Date>, count: number): Date | null =>
  [...days].sort((a, b) => a.getTime() - b.getTime())[count - 1] ?? null;

const since: {
  [Kind in Condition['kind']]: (
    rule: Extract<Condition, { kind: Kind }>,
    happened: Happened,
    course: Course,
  ) => Date | null;
} = {
  'lessons-read': ({ count }, { read }, course) => nth(read.values(), countOf(count, course)),
  'quizzes-mastered': ({ count }, { mastered }, course) =>
    nth(mastered.values(), countOf(count, course)),
  'reflection-ready': ({ lesson }, { ready }) => ready.get(lesson) ?? null,
  'reflections-ready': ({ count, besides }, { ready }) =>
    nth(
      [...ready].filter(([lesson]) => lesson !== besides).map(([, at]) => at),
      count,
    ),
  'outcomes-told': ({ count }, { told }) => nth(told.values(), count),
  'hand-ons-confirmed': ({ count }, { confirmed }) => nth(confirmed, count),
};

/** Since when a condition has held; null where that is not known any more, as when words were taken back. */
export const heldSince = <Kind extends Condition['kind']>(
  rule: Extract<Condition, { kind: Kind }>,
  happened: Happened,
  course: Course,
): Date | null => since[rule.kind](rule, happened, course);
