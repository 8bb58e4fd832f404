import { daysBetween, startOfDay, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { LessonReflectionState } from './standing.service.js';
import { listAny, showDay } from './when.js';

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

/** The first instant of a day stands for it in words. */
const dayOf = ({ dueDay }: LessonReflectionState, calendar: Calendar): string =>
  dueDay === null ? '' : showDay(startOfDay(dueDay, calendar.zone), calendar);

const dueChip = (t: Words, { dueAt }: LessonReflectionState, calendar: Calendar): ChipView => {
  const count = dueAt ? daysBetween(dueAt, calendar.now, calendar.zone) : 0;
  return { tone: 'warm', text: t(count < 1 ? 'standing.dueToday' : 'standing.due', { count }) };
};

/** From *ready* on: what was set out to do, and what came of it. */
const furtherChip = (
  t: Words,
  state: LessonReflectionState,
  calendar: Calendar,
): ChipView | null => {
  const { state: at, toExplain } = state;
  if (at === 'ready') return { tone: 'accent', text: t('standing.ready') };
  if (at === 'committed')
    return { tone: 'accent', text: t('standing.committed', { day: dayOf(state, calendar) }) };
  if (at === 'due') return dueChip(t, state, calendar);
  if (at === 'told')
    return { tone: 'accent', text: t(toExplain ? 'standing.yours' : 'standing.told') };
  return at === 'handedOn' ? { tone: 'accent', text: t('standing.handedOn') } : null;
};

/** Where the reflection of a lesson stands: a chip where somebody waits or something is reached, else a word. */
export const reflectionChip = (
  t: Words,
  state: LessonReflectionState,
  calendar: Calendar,
): { chip: ChipView } | { detail: string } => {
  if (state.state === 'open' || state.state === 'draft' || state.state === 'kept')
    return { detail: t(`standing.${state.state}`) };
  const further = furtherChip(t, state, calendar);
  if (further) return { chip: further };
  if (state.actsNext === 'learner') return { chip: { tone: 'accent', text: t('standing.yours') } };
  return { chip: waitingChip(t, state, calendar) };
};
