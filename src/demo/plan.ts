import type { Acting } from './stories/acting.js';
import type { Story } from './story.js';

/** How far somebody came with a quiz: `missed` handed in with misses, `retried` took up what was missed. */
export type Trying = 'none' | 'begun' | 'missed' | 'retried' | 'mastered';

/** How far a reflection came; `claimed` is opened by the colleague, who is writing just now. */
export type Stage =
  | 'drafting'
  | 'waiting'
  | 'opened'
  | 'claimed'
  | 'revised'
  | 'asked'
  | 'answered'
  | 'returned'
  | 'ready';

export type Instructor = 'cindy' | 'colleague';

export interface ReflectionPlan {
  story: Story;
  stage: Stage;
  /** Working days since the learner's last act. */
  day: number;
  by?: Instructor;
  /** What they set out to do once it was ready, and what came of it. */
  acting?: Acting;
}

/** What somebody did in one lesson. */
export interface LessonPlan {
  lesson: string;
  /** Working days since it was read. */
  day: number;
  read: 'some' | 'all';
  quiz: Trying;
  reflection?: ReflectionPlan;
}

export interface LearnerPlan {
  name: string;
  /** The number an employer gave them; it signs them in as well as their address does. */
  number?: string;
  /** The language they read and write, where it is not the course's own. */
  locale?: 'es';
  lessons: readonly LessonPlan[];
}

const studied =
  (lesson: string) =>
  (day: number, quiz: Trying = 'mastered', reflection?: ReflectionPlan): LessonPlan => ({
    lesson,
    day,
    read: 'all',
    quiz,
    ...(reflection && { reflection }),
  });

export const leading = studied('leading-is-not-facilitating');
export const buyIn = studied('earning-buy-in');
export const failure = studied('learning-from-failure');

/** Somebody who has begun to read. */
export const begun = (plan: LessonPlan): LessonPlan => ({ ...plan, read: 'some', quiz: 'none' });
