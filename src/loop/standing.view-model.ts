import { daysBetween, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { LessonReflectionState } from './standing.service.js';
import { listAny } from './when.js';

/** Who acts next, in a few words beside a name. */
export interface ChipView {
  tone: 'plain' | 'accent' | 'warm';
  text: string;
}

const waitingChip = (
  t: Words,
  { waitingFor, since }: LessonReflectionState,
  calendar: Calendar,
): ChipView => {
  const count = since ? daysBetween(since, calendar.now, calendar.zone) : 0;
  // Nobody is left of those it was sent to: it still waits, and no name is made up for it.
  if (waitingFor.length === 0) return { tone: 'warm', text: t('standing.waiting') };
  const names = listAny(waitingFor, calendar.locale);
  return {
    tone: 'warm',
    text: t(count < 1 ? 'standing.today' : 'standing.days', { names, count }),
  };
};

/** Where the reflection of a lesson stands: a chip where somebody waits or something is reached, else a word. */
export const reflectionChip = (
  t: Words,
  state: LessonReflectionState,
  calendar: Calendar,
): { chip: ChipView } | { detail: string } => {
  if (state.state === 'open' || state.state === 'draft')
    return { detail: t(`standing.${state.state}`) };
  if (state.state === 'ready') return { chip: { tone: 'accent', text: t('standing.ready') } };
  if (state.actsNext === 'learner') return { chip: { tone: 'accent', text: t('standing.yours') } };
  return { chip: waitingChip(t, state, calendar) };
};
