import { daysBetween, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { LessonReflectionState } from './standing.service.js';

/** Who acts next, in a few words beside a name. */
export interface ChipView {
  tone: 'plain' | 'accent' | 'warm';
  text: string;
}

const anyOf = (names: readonly string[], { locale }: Calendar): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);

const waitingChip = (
  t: Words,
  { waitingFor, since }: LessonReflectionState,
  calendar: Calendar,
): ChipView => {
  const count = since ? daysBetween(since, calendar.now, calendar.zone) : 0;
  const names = anyOf(waitingFor, calendar);
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
