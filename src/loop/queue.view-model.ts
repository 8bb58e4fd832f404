import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { Content } from '../content/content.service.js';
import type { CohortInfo } from '../cohorts/cohort.js';
import { lessonName } from '../lessons/lesson.words.js';
import { liveClaim } from './claim.js';
import { partOf, queueViews, type QueueView } from './queue.js';
import type { QueueAsked, QueueStory } from './queue.service.js';
import type { NoticeView } from './reflection.view-model.js';
import { nameOf, type Telling } from './round.view-model.js';
import type { ChipView } from './standing.view-model.js';
import { roundId, type TurnRecord } from './turn.js';
import { showDay, showMoment, showWait } from './when.js';

export interface QueueRowView {
  href: string;
  learner: string;
  /** Cohort, lesson, round, how long: never a word of what was written. */
  about: string;
  chip: ChipView;
  claimed: string | null;
}

interface ChoiceView {
  value: string;
  label: string;
  isChosen: boolean;
}

export interface ReviewsView {
  title: string;
  lede: string;
  notice: NoticeView | null;
  views: { href: string; label: string; isCurrent: boolean }[];
  next: { href: string; label: string } | null;
  /** Only over what waits. */
  filters: {
    action: string;
    cohorts: ChoiceView[];
    lessons: ChoiceView[];
    mine: boolean;
    isOpen: boolean;
  } | null;
  rows: QueueRowView[];
  more: { href: string; label: string } | null;
  empty: { title: string; text: string; href: string; label: string } | null;
}

export const reviewsPage = definePage<ReviewsView>('loop/reviews', 'reviews');

type Course = ReturnType<Content['course']>;
export type QueueTelling = Telling & { course: Course };

/** The queue under other filters, as an address. */
const address = (path: string, values: Record<string, string | null>): string => {
  const set = Object.entries(values).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return set.length > 0 ? `${path}?${new URLSearchParams(set).toString()}` : path;
};

const filterValues = ({ filter }: QueueAsked): Record<string, string | null> => ({
  cohort: filter.cohort,
  lesson: filter.lesson,
  mine: filter.mine ? 'yes' : null,
});

const isFiltered = (asked: QueueAsked): boolean =>
  Object.values(filterValues(asked)).some((value) => value !== null);

const dayOf = ({ calendar }: Telling, instant: Date, cohort: CohortInfo | undefined): string =>
  showDay(instant, { zone: cohort?.zone ?? calendar.zone, locale: calendar.locale });

const chipOf = (
  telling: QueueTelling,
  turn: TurnRecord,
  cohort: CohortInfo | undefined,
): ChipView => {
  const { t, calendar } = telling;
  if (!turn.promisedBy)
    return { tone: 'plain', text: t(`reviews.state.${turn.asked ? 'asked' : turn.state}`) };
  const day = dayOf(telling, turn.promisedBy, cohort);
  return partOf(turn, calendar.now) === 'overdue'
    ? { tone: 'warm', text: t('reviews.chip.late', { day }) }
    : { tone: 'plain', text: t('reviews.chip.promise', { day }) };
};

const claimOf = (telling: QueueTelling, { claim }: TurnRecord): string | null => {
  const { t, calendar } = telling;
  const live = liveClaim(claim, calendar.now);
  if (!live) return null;
  const at = showMoment(t, live.since, calendar);
  return t('reviews.claim.row', { name: nameOf(telling, live.personId), at });
};

const rowView = (
  telling: QueueTelling,
  turn: TurnRecord,
  cohort: CohortInfo | undefined,
): QueueRowView => {
  const { t, calendar, course } = telling;
  const lesson = course.lessons.find(({ slug }) => slug === turn.lessonId);
  return {
    href: paths.review(roundId(turn._id, turn.round)),
    learner: nameOf(telling, turn.personId),
    about: [
      cohort?.name ?? '',
      lesson ? lesson.title : turn.lessonId,
      t('loop.round.title', { n: turn.round }),
      t('reviews.facts.waits', { wait: showWait(t, turn.waitingSince, calendar) }),
    ].join(' · '),
    chip: chipOf(telling, turn, cohort),
    claimed: claimOf(telling, turn),
  };
};

const viewsOf = ({ t }: Telling, { asked, all }: QueueStory): ReviewsView['views'] =>
  queueViews.map((view) => ({
    href: address(paths.reviews(), { show: view === 'waiting' ? null : view }),
    label: t(`reviews.views.${view}`, { count: all }),
    isCurrent: view === asked.view,
  }));

const filtersOf = (
  { t, course }: QueueTelling,
  { asked, cohorts }: QueueStory,
): ReviewsView['filters'] => {
  if (asked.view !== 'waiting') return null;
  const { cohort, lesson, mine } = asked.filter;
  const all = (label: string): ChoiceView => ({ value: '', label, isChosen: false });
  return {
    action: paths.reviews(),
    cohorts: [
      all(t('reviews.filters.allCohorts')),
      ...[...cohorts.values()].map(({ id, name }) => ({
        value: id,
        label: name,
        isChosen: id === cohort,
      })),
    ],
    lessons: [
      all(t('reviews.filters.allLessons')),
      ...course.lessons.map((one) => ({
        value: one.slug,
        label: `${lessonName(t, one)}: ${one.title}`,
        isChosen: one.slug === lesson,
      })),
    ],
    mine,
    isOpen: isFiltered(asked),
  };
};

const emptyOf = ({ t }: Telling, { asked, turns, all }: QueueStory): ReviewsView['empty'] => {
  if (turns.length > 0) return null;
  const kind = asked.view === 'waiting' && isFiltered(asked) && all > 0 ? 'filtered' : asked.view;
  const elsewhere = kind === 'waiting' ? 'answered' : null;
  return {
    title: t(`reviews.empty.${kind}.title`),
    text: t(`reviews.empty.${kind}.text`),
    label: t(`reviews.empty.${kind}.next`),
    href: address(paths.reviews(), { show: elsewhere }),
  };
};

const titleOf = ({ t }: Telling, { asked, count }: QueueStory): string =>
  asked.view === 'waiting'
    ? t(isFiltered(asked) ? 'reviews.filtered' : 'reviews.waiting', { count })
    : t(`reviews.title.${asked.view}`);

const moreOf = ({ t }: Telling, { asked, next }: QueueStory): ReviewsView['more'] => {
  if (!next) return null;
  const show = (view: QueueView): string | null => (view === 'waiting' ? null : view);
  const mark = asked.view === 'waiting' ? { after: next } : { before: next };
  const href = address(paths.reviews(), {
    show: show(asked.view),
    ...filterValues(asked),
    ...mark,
  });
  return { href, label: t('reviews.more') };
};

const nextOf = ({ t }: Telling, { asked, turns }: QueueStory): ReviewsView['next'] =>
  asked.view === 'waiting' && turns.length > 0
    ? { href: address(paths.nextReview(), filterValues(asked)), label: t('reviews.next') }
    : null;

export const reviewsView = (
  telling: QueueTelling,
  story: QueueStory,
  notice: NoticeView | null,
): ReviewsView => ({
  title: titleOf(telling, story),
  lede: telling.t(`reviews.lede.${story.asked.view}`),
  notice,
  views: viewsOf(telling, story),
  next: nextOf(telling, story),
  filters: story.all > 0 ? filtersOf(telling, story) : null,
  rows: story.turns.map((turn) => rowView(telling, turn, story.cohorts.get(turn.cohortId))),
  more: moreOf(telling, story),
  empty: emptyOf(telling, story),
});
