import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Progress, Standing } from './progress.js';

/** How the reflection of a lesson stands for one person, shaped for the list of conditions. */
export interface ReflectionMark {
  state: Standing;
  detail?: string;
  chip?: { tone: 'plain' | 'accent' | 'warm'; text: string };
}

/** Lessons come before the loop of reflections: what they show of it is handed to them. */
export type ReflectionStep = (
  progress: Progress,
  slug: string,
  reader: { t: Words; calendar: Calendar },
) => Promise<ReflectionMark>;
