import type { ReflectionStep } from '../lessons/reflection-step.js';
import type { LessonReflectionState, StandingService } from './standing.service.js';
import { reflectionChip } from './standing.view-model.js';

const markOf = ({ state, accepted }: LessonReflectionState) => {
  if (state === 'open') return 'open' as const;
  return accepted || state === 'kept' ? ('holds' as const) : ('under-way' as const);
};

/** How a reflection stands below its lesson: its mark, and who acts next. */
export const reflectionBelowLesson =
  (standings: Pick<StandingService, 'ofLesson'>): ReflectionStep =>
  async (progress, slug, { t, calendar }) => {
    const standing = await standings.ofLesson(progress, slug);
    return { state: markOf(standing), ...reflectionChip(t, standing, calendar) };
  };
