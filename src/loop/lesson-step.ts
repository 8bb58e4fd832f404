import type { ReflectionStep } from '../lessons/reflection-step.js';
import type { TurnState } from './machine.js';
import type { StandingService } from './standing.service.js';
import { reflectionChip } from './standing.view-model.js';

const markOf = (state: TurnState | 'open') => {
  if (state === 'open') return 'open' as const;
  return state === 'ready' ? ('holds' as const) : ('under-way' as const);
};

/** How a reflection stands below its lesson: its mark, and who acts next. */
export const reflectionBelowLesson =
  (standings: Pick<StandingService, 'ofLesson'>): ReflectionStep =>
  async (actor, slug, { t, calendar }) => {
    const standing = await standings.ofLesson(actor, slug);
    return { state: markOf(standing.state), ...reflectionChip(t, standing, calendar) };
  };
