import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { lessonName } from '../lessons/lesson.words.js';
import type { ConfirmView } from './confirming.view-model.js';
import { rowView, type QueueRowView, type QueueTelling } from './queue-row.view-model.js';
import { queueViews, type QueueView } from './queue.js';
import type { QueueAsked, QueueStory } from './queue.service.js';
import type { NoticeView } from './reflection.view-model.js';
import type { Telling } from './round.view-model.js';
import type { SentView } from './sent.view-model.js';

interface ChoiceView {
  value: string;
  label: string;
  isChosen: boolean;
}

export interface ReviewsView {
  title: string;
  /** Where what a learner tells is written down. */
  dictations: string;
  lede: string;
  notice: NoticeView | null;
  /** What the reader sent just now. */
  sent: SentView | null;
  confirm: ConfirmView[];
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

const viewsOf = ({ t }: Telling, { asked, all, quiet }: QueueStory): ReviewsView['views'] => [
  ...queueViews.map((view) => ({
    href: address(paths.reviews(), { show: view === 'waiting' ? null : view }),
    label: t(`reviews.views.${view}`, { count: view === 'quiet' ? quiet : all }),
    isCurrent: view === asked.view,
  })),
  { href: paths.learnersHandOns(), label: t('handOns.learners.link'), isCurrent: false },
  { href: paths.desk(), label: t('desk.own.link'), isCurrent: false },
];

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
  besides: Pick<ReviewsView, 'notice' | 'sent' | 'confirm'>,
): ReviewsView => ({
  dictations: paths.dictations(),
  title: titleOf(telling, story),
  lede: telling.t(`reviews.lede.${story.asked.view}`),
  ...besides,
  views: viewsOf(telling, story),
  next: nextOf(telling, story),
  filters: story.all > 0 ? filtersOf(telling, story) : null,
  rows: story.turns.map((turn) =>
    rowView(telling, turn, { cohort: story.cohorts.get(turn.cohortId), away: story.away }),
  ),
  more: moreOf(telling, story),
  empty: emptyOf(telling, story),
});
