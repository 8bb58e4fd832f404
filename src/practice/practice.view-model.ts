import { daysBetween, showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { minutesFor } from './choosing.js';
import type { PracticeOverview } from './practice.service.js';
import { intervals, isDue, sticks, type Schedule } from './schedule.js';

/** What is ready, when the rest comes back and why then. */
export interface PracticeView {
  title: string;
  heading: string;
  hint: string;
  begin: { action: string; label: string } | null;
  goOn: { href: string; label: string } | null;
  resume: { action: string; label: string } | null;
  intervals: IntervalView[];
  days: { day: string; count: string }[];
  pause: { action: string; label: string } | null;
  growth: { href: string; label: string };
}

export interface IntervalView {
  title: string;
  why: string;
  /** How many ideas wait for it; null for none. */
  count: string | null;
}

export const practicePage = definePage<PracticeView>('practice/show', 'course');

interface PracticeForReader extends PracticeOverview {
  actor: Actor;
  calendar: Calendar;
}

type Stand = 'paused' | 'open' | 'ready' | 'waiting' | 'stuck' | 'empty';

/** The days on which ideas come back, each with how many. */
const comingDays = ({ ideas, calendar }: PracticeForReader): { dueAt: Date; count: number }[] => {
  const byDay = new Map<number, number>();
  for (const { dueAt } of ideas)
    if (dueAt && dueAt > calendar.now)
      byDay.set(dueAt.getTime(), (byDay.get(dueAt.getTime()) ?? 0) + 1);
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([time, count]) => ({ dueAt: new Date(time), count }));
};

const readyIn = ({ ideas, calendar }: PracticeForReader): number =>
  ideas.filter((idea) => isDue(idea, calendar.now)).length;

const standOf = (it: PracticeForReader): Stand => {
  if (it.pausedAt) return 'paused';
  if (it.ideas.length === 0) return 'empty';
  if (it.openId) return 'open';
  if (readyIn(it) > 0) return 'ready';
  return comingDays(it).length > 0 ? 'waiting' : 'stuck';
};

/** "Wednesday, March 4, in 2 days", in the reader's zone. */
const dayInWords = (t: Words, dueAt: Date, calendar: Calendar): string =>
  t('practice.day', {
    day: showDate(dueAt, calendar),
    count: daysBetween(calendar.now, dueAt, calendar.zone),
  });

/** When an idea comes back, in one sentence. */
export const comesBack = (t: Words, { dueAt }: Schedule, calendar: Calendar): string => {
  if (!dueAt) return t('practice.sticksNow');
  return dueAt > calendar.now
    ? t('practice.comesBack', { day: dayInWords(t, dueAt, calendar) })
    : t('practice.isReady');
};

const hintOf = (t: Words, stand: Stand, it: PracticeForReader): string => {
  const [next] = comingDays(it);
  if (stand === 'ready') return t('practice.about', { count: minutesFor(readyIn(it)) });
  if (stand === 'paused' && it.pausedAt)
    return t('practice.hint.paused', { day: showDate(it.pausedAt, it.calendar) });
  if (stand === 'waiting' && next)
    return t('practice.hint.waiting', { day: dayInWords(t, next.dueAt, it.calendar) });
  return t(`practice.hint.${stand}`);
};

const intervalsOf = (t: Words, { ideas }: PracticeForReader): IntervalView[] =>
  [...intervals, null].map((days, step) => {
    const count = ideas.filter((idea) => idea.step === step).length;
    return {
      title: days === null ? t('practice.sticks') : t('practice.after', { count: days }),
      why: t(step === sticks ? 'practice.why.sticks' : `practice.why.${days}`),
      count: count === 0 ? null : t('practice.ideas', { count }),
    };
  });

/** What can be done now, for who may practise: one next step, and a pause or its end. */
const actsOf = (
  t: Words,
  stand: Stand,
  { openId, pausedAt }: PracticeForReader,
): Pick<PracticeView, 'begin' | 'goOn' | 'resume' | 'pause'> => {
  const action = paths.practicePause();
  const begin = { action: paths.practiceSessions(), label: t('practice.begin') };
  return {
    begin: stand === 'ready' ? begin : null,
    goOn:
      stand === 'open' && openId
        ? { href: paths.practiceSession(openId), label: t('practice.goOn') }
        : null,
    resume: pausedAt ? { action, label: t('practice.resume') } : null,
    pause: pausedAt ? null : { action, label: t('practice.pause') },
  };
};

const noActs = { begin: null, goOn: null, resume: null, pause: null };

export const practiceView = (t: Words, it: PracticeForReader): PracticeView => {
  const stand = standOf(it);
  return {
    title: t('practice.title'),
    heading: t(`practice.heading.${stand}`, { count: readyIn(it) }),
    hint: hintOf(t, stand, it),
    ...(may(it.actor, 'practice:write') ? actsOf(t, stand, it) : noActs),
    intervals: intervalsOf(t, it),
    days: comingDays(it).map(({ dueAt, count }) => ({
      day: dayInWords(t, dueAt, it.calendar),
      count: t('practice.ideas', { count }),
    })),
    growth: { href: paths.growth(), label: t('practice.toGrowth') },
  };
};
