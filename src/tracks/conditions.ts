import type { Condition, Course, Track } from '../content/course.js';
import type { Standing } from '../lessons/progress.js';

/** What a person has done, as the rules of the tracks ask for it. Lessons are named by slug. */
export interface Evidence {
  lessonsRead: ReadonlySet<string>;
  quizzesMastered: ReadonlySet<string>;
  /** Reflections that an instructor found ready for action. */
  reflectionsReady: ReadonlySet<string>;
  /** Reflections on their way: begun, waiting, opened or returned. */
  reflectionsBegun: ReadonlySet<string>;
  outcomesTold: number;
  handOnsConfirmed: number;
}

export interface ConditionStanding {
  condition: Condition;
  standing: Standing;
  done: number;
  of: number;
}

type Rule<Kind> = Extract<Condition, { kind: Kind }>;

interface Counted {
  done: number;
  of: number;
  /** Something of it has begun though nothing of it is done. */
  begun?: boolean;
}

const besides = (slugs: ReadonlySet<string>, left: string | null): number =>
  [...slugs].filter((slug) => slug !== left).length;

/** "All" in numbers. */
export const countOf = (count: number | 'all', course: Course): number =>
  count === 'all' ? course.lessonsPlanned : count;

const count: {
  [Kind in Condition['kind']]: (rule: Rule<Kind>, evidence: Evidence, course: Course) => Counted;
} = {
  'lessons-read': (rule, { lessonsRead }, course) => ({
    done: lessonsRead.size,
    of: countOf(rule.count, course),
  }),
  'quizzes-mastered': (rule, { quizzesMastered }, course) => ({
    done: quizzesMastered.size,
    of: countOf(rule.count, course),
  }),
  'reflection-ready': ({ lesson }, { reflectionsReady, reflectionsBegun }) => ({
    done: reflectionsReady.has(lesson) ? 1 : 0,
    of: 1,
    begun: reflectionsBegun.has(lesson),
  }),
  'reflections-ready': (rule, { reflectionsReady, reflectionsBegun }) => ({
    done: besides(reflectionsReady, rule.besides),
    of: rule.count,
    begun: besides(reflectionsBegun, rule.besides) > 0,
  }),
  'outcomes-told': (rule, { outcomesTold }) => ({ done: outcomesTold, of: rule.count }),
  'hand-ons-confirmed': (rule, { handOnsConfirmed }) => ({
    done: handOnsConfirmed,
    of: rule.count,
  }),
};

const standingOf = ({ done, of, begun = false }: Counted): Standing => {
  if (done >= of) return 'holds';
  return done > 0 || begun ? 'under-way' : 'open';
};

const judge = <Kind extends Condition['kind']>(
  rule: Rule<Kind>,
  evidence: Evidence,
  course: Course,
): Counted => count[rule.kind](rule, evidence, course);

/**
 * Each condition of a track with where it stands. Nothing is added up over conditions: a track holds when every one
 * of them does. More done than asked for counts as what was asked for. "All" means all lessons that the course will
 * have, so that nobody is certified on a part of it.
 */
export const standingsOf = (
  track: Track,
  evidence: Evidence,
  course: Course,
): ConditionStanding[] =>
  track.conditions.map((condition) => {
    const counted = judge(condition, evidence, course);
    return {
      condition,
      standing: standingOf(counted),
      done: Math.min(counted.done, counted.of),
      of: counted.of,
    };
  });

/** The conditions of a track with the numbers that they come to in this course. */
export const inNumbers = ({ conditions }: Track, course: Course): Condition[] =>
  conditions.map((condition) =>
    condition.kind === 'lessons-read' || condition.kind === 'quizzes-mastered'
      ? { ...condition, count: countOf(condition.count, course) }
      : condition,
  );
