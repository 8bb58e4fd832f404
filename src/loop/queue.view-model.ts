import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { lessonName } from '../lessons/lesson.words.js';
import type { ConfirmView } from './confirming.view-model.js';
import { rowView, type QueueRowView, type QueueTelling } from './queue-row.view-model.js';
import { filterAddress, isFiltered, queueViews, type QueueView } from './queue.js';
import type { QueueStory } from './queue.service.js';
import type { NoticeView } from './reflection.view-model.js';
import type { Telling } from './round.view-model.js';
import type { SentView } from './sent.view-model.js';
import { showDay } from './when.js';

interface ChoiceView {
  value: string;
  label: string;
  isChosen: boolean;
}

export interface ReviewsView {
  title: string;
  /** Where what a learner tells is written down. */
  dictations: string;
  /** Their own hours. */
  desk: string;
  earlier: string;
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
  empty: EmptyView | null;
}

/** Nothing is listed: what that means, where to go, and what comes next by itself. */
export interface EmptyView {
  title: string;
  text: string;
  href: string;
  label: string;
  ahead: { text: string; href: string; label: string } | null;
}

export const reviewsPage = definePage<ReviewsView>('loop/reviews', 'reviews');

/** As it stands in the address: the first view needs no word. */
const shown = (view: QueueView): QueueView | undefined => (view === 'waiting' ? undefined : view);

const viewsOf = ({ t }: Telling, { asked, all }: QueueStory): ReviewsView['views'] => [
  ...queueViews.map((view) => ({
    href: paths.reviews({ show: shown(view) }),
    label: t(`reviews.views.${view}`, { count: all }),
    isCurrent: view === asked.view,
  })),
  { href: paths.learnersHandOns(), label: t('handOns.learners.link'), isCurrent: false },
  { href: paths.caseReviews(), label: t('cases.review.title'), isCurrent: false },
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
    isOpen: isFiltered(asked.filter),
  };
};

/** The day that comes first, when its learner tells what came of what they set out to do. */
const aheadOf = (telling: QueueTelling, { ahead, cohorts }: QueueStory): EmptyView['ahead'] => {
  const { t, calendar } = telling;
  const cohort = ahead && cohorts.get(ahead.cohortId);
  if (!cohort || !ahead.dueAt) return null;
  const day = showDay(ahead.dueAt, { zone: cohort.zone, locale: calendar.locale });
  const { href, learner, lesson } = rowView(telling, ahead, cohort);
  return {
    text: t('reviews.ahead.text', { name: learner, lesson, day }),
    href,
    label: t('reviews.ahead.see', { name: learner }),
  };
};

const emptyOf = (telling: QueueTelling, story: QueueStory): ReviewsView['empty'] => {
  const { t } = telling;
  const { asked, turns, all } = story;
  if (turns.length > 0) return null;
  const kind =
    asked.view === 'waiting' && isFiltered(asked.filter) && all > 0 ? 'filtered' : asked.view;
  const elsewhere = kind === 'waiting' ? 'answered' : undefined;
  return {
    title: t(`reviews.empty.${kind}.title`),
    text: t(`reviews.empty.${kind}.text`),
    label: t(`reviews.empty.${kind}.next`),
    href: paths.reviews({ show: elsewhere }),
    ahead: kind === 'waiting' ? aheadOf(telling, story) : null,
  };
};

const titleOf = ({ t }: Telling, { asked, count }: QueueStory): string =>
  asked.view === 'waiting'
    ? t(isFiltered(asked.filter) ? 'reviews.filtered' : 'reviews.waiting', { count })
    : t(`reviews.title.${asked.view}`);

const moreOf = ({ t }: Telling, { asked, next }: QueueStory): ReviewsView['more'] => {
  if (!next) return null;
  const mark = asked.view === 'waiting' ? { after: next } : { before: next };
  const href = paths.reviews({
    ...filterAddress(asked.filter),
    ...{ show: shown(asked.view), ...mark },
  });
  return { href, label: t('reviews.more') };
};

const nextOf = ({ t }: Telling, { asked, turns }: QueueStory): ReviewsView['next'] =>
  asked.view === 'waiting' && turns.length > 0
    ? { href: paths.nextReview(filterAddress(asked.filter)), label: t('reviews.next') }
    : null;

export const reviewsView = (
  telling: QueueTelling,
  story: QueueStory,
  besides: Pick<ReviewsView, 'notice' | 'sent' | 'confirm'>,
): ReviewsView => ({
  dictations: paths.dictations(),
  desk: paths.desk(),
  earlier: paths.earlierPeople(),
  title: titleOf(telling, story),
  lede: telling.t(`reviews.lede.${story.asked.view}`),
  ...besides,
  views: viewsOf(telling, story),
  next: nextOf(telling, story),
  filters: story.all > 0 ? filtersOf(telling, story) : null,
  rows: story.turns.map((turn) => rowView(telling, turn, story.cohorts.get(turn.cohortId))),
  more: moreOf(telling, story),
  empty: emptyOf(telling, story),
});
