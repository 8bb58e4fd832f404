import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Actor } from '../policy.js';
import { answerInWords, isOrdered } from '../practice/in-words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { ChangedMind, GrowthEvent, Said } from './growth.js';
import type { GrowthLine } from './growth.service.js';
import { writtenView, type WrittenView } from './written.view-model.js';

export interface GrowthView {
  title: string;
  lede: string;
  /** Whose line it is and when it was printed: paper has no address. */
  printed: string;
  /** What is not shown just now, and why. */
  shut: string | null;
  /** How the line fills; null once there is something on it. */
  empty: { hint: string; href: string; label: string } | null;
  events: (ChangedMindView | WrittenView)[];
  older: { href: string; label: string } | null;
}

export interface ChangedMindView {
  kind: 'changed-mind';
  eyebrow: string;
  at: string;
  titleHtml: string;
  before: SaidView;
  why: string | null;
  now: SaidView;
}

export interface SaidView {
  when: string;
  lines: string[];
  isOrdered: boolean;
}

export const growthPage = definePage<GrowthView>('growth/show', 'course');

const saidView = (when: string, { question, answer }: Said): SaidView => ({
  when,
  lines: answerInWords(question, answer),
  isOrdered: isOrdered(question),
});

const changedView = (
  t: Words,
  { at, what }: Omit<GrowthEvent, 'what'> & { what: ChangedMind },
  calendar: Calendar,
): ChangedMindView => ({
  kind: 'changed-mind',
  eyebrow: t('growth.changedMind', { day: showDate(at, calendar), quiz: what.quizTitle }),
  at: at.toISOString(),
  titleHtml: what.now.question.titleHtml,
  before: saidView(
    t('growth.before', {
      day: showDate(what.before.at, calendar),
      sure: t(`growth.sure.${what.before.sure}`),
    }),
    what.before,
  ),
  why: what.before.why,
  now: saidView(t(`growth.now.${what.where}`), what.now),
});

const eventView = (
  t: Words,
  { what, ...event }: GrowthEvent,
  calendar: Calendar,
): ChangedMindView | WrittenView =>
  what.kind === 'changed-mind'
    ? changedView(t, { ...event, what }, calendar)
    : writtenView({ t, calendar }, { ...event, what });

export const growthView = (
  t: Words,
  { actor, events, older }: GrowthLine & { actor: Actor },
  calendar: Calendar,
): GrowthView => ({
  title: t('growth.title'),
  lede: t('growth.lede'),
  printed: t('growth.printed', { name: actor.name, day: showDate(calendar.now, calendar) }),
  shut: actor.shutBefore ? t('growth.shut', { day: showDate(actor.shutBefore, calendar) }) : null,
  empty:
    events.length === 0
      ? { hint: t('growth.emptyHint'), href: paths.practice(), label: t('growth.toPractice') }
      : null,
  events: events.map((event) => eventView(t, event, calendar)),
  older: older && {
    href: paths.growth({ before: older.at.getTime(), id: older.id }),
    label: t('growth.older'),
  },
});
