import { lessonName } from '../lessons/lesson.words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { liveClaim } from './claim.js';
import { setOutView, type SetOutView } from './commitment/outcome.view-model.js';
import { filterAddress, markOf, markText, type QueueFilter } from './queue.js';
import type { NoticeView } from './reflection.view-model.js';
import { marginViews, type MarginView } from './margin-form.view-model.js';
import {
  replyFormView,
  wordsOf,
  type ReplyFormView,
  type TypedReply,
} from './reply-form.view-model.js';
import type { ReviewStory } from './review.service.js';
import { nameOf, roundViews, type RoundView, type Telling } from './round.view-model.js';
import { showDay, showMoment, showWait } from './when.js';

export interface ReviewView {
  title: string;
  place: string;
  learner: string;
  /** Which round, how long, until when. */
  facts: string[];
  notice: NoticeView | null;
  problems: { field: string; message: string }[];
  /** Present until this reader has opened the round. */
  sealed: { action: string; opened: string | null } | null;
  claim: ClaimView | null;
  work: RoundView | null;
  /** Boxes for comments, one entry for each answer of the work. */
  margin: MarginView[];
  earlier: RoundView[];
  /** What its writer has set out to do, and what came of it. */
  actions: ActionsView | null;
  /** Ideas of the lesson's quiz that were missed, each with whether it was held since. */
  missed: { title: string; since: string }[];
  reply: ReplyFormView | null;
  /** Why there is nothing to answer here. */
  closed: string | null;
  /** Words that were refused and stand in no box of this page. */
  kept: string | null;
  queue: { href: string; label: string };
  /** The reviews before and behind it in the queue. */
  ways: Record<'previous' | 'next', { href: string; label: string }>;
}

/** What was set out to do stands together with that of other lessons. */
export interface SetOutOfLesson extends SetOutView {
  lesson: string;
}

/** What this reader has opened of it; `open` opens the rest, where there is more. */
export interface ActionsView {
  setOut: SetOutOfLesson[];
  open: { action: string; label: string } | null;
}

export interface ClaimView {
  text: string;
  takeOver: { action: string };
}

export interface ReviewAftermath {
  notice?: NoticeView | null;
  typed?: TypedReply | null;
  /** A reply that was refused for good: it belongs in no box of this page. */
  kept?: string | null;
}

/** What is needed besides, to say it to this reader, who came here under these filters. */
type ReviewTelling = Telling & { reader: string; filter: Omit<QueueFilter, 'free'> };

const actAt = (
  { filter }: ReviewTelling,
  { _id }: ReviewStory['round'],
  act: 'openings' | 'claims' | 'actions',
): string => paths.reviewAct(_id, act, filterAddress(filter));

export const reviewPage = definePage<ReviewView>('loop/review', 'reviews');

const factsOf = (telling: Telling, { round, turn, isLatest, cohort }: ReviewStory): string[] => {
  const { t, calendar } = telling;
  const sent = t('reviews.facts.sent', { at: showMoment(t, round.submittedAt, calendar) });
  const promisedBy = isLatest && turn ? turn.promisedBy : null;
  const n = t('loop.round.title', { n: round.n });
  if (!promisedBy || !turn) return [n, sent];
  const day = showDay(promisedBy, { zone: cohort.zone, locale: calendar.locale });
  return [
    n,
    sent,
    t('reviews.facts.waits', { wait: showWait(t, turn.waitingSince, calendar) }),
    t(promisedBy < calendar.now ? 'reviews.facts.late' : 'reviews.facts.promise', { day }),
  ];
};

const claimOf = (
  telling: ReviewTelling,
  { turn, round, isLatest }: ReviewStory,
): ClaimView | null => {
  const { t, calendar, reader } = telling;
  const claim = liveClaim(isLatest && turn ? turn.claim : null, calendar.now);
  if (!claim || claim.personId === reader) return null;
  const values = {
    name: nameOf(telling, claim.personId),
    at: showMoment(t, claim.since, calendar),
  };
  return {
    text: t('reviews.claim.others', values),
    takeOver: { action: actAt(telling, round, 'claims') },
  };
};

const canReply = ({ turn, isOpened, isLatest }: ReviewStory): boolean =>
  isOpened && isLatest && turn?.state === 'opened';

const closedOf = ({ t }: Telling, story: ReviewStory): string | null => {
  if (!story.isOpened || canReply(story)) return null;
  return t(story.isLatest ? `reviews.closed.${story.turn?.state ?? ''}` : 'reviews.closed.earlier');
};

const sealedOf = (
  telling: ReviewTelling,
  { isOpened, round }: ReviewStory,
): ReviewView['sealed'] => {
  if (isOpened) return null;
  const [first] = round.openings;
  const name = first && nameOf(telling, first.personId);
  return {
    action: actAt(telling, round, 'openings'),
    opened: name ? telling.t('reviews.sealed.openedBy', { name }) : null,
  };
};

/** Where in the queue the round stands; a round that does not wait has no place there. */
const placeOf = ({ calendar }: Telling, { turn, isLatest }: ReviewStory): string | undefined =>
  turn?.promisedBy && isLatest ? markText(markOf(turn, calendar.now)) : undefined;

const waysOf = (telling: ReviewTelling, story: ReviewStory): ReviewView['ways'] => {
  const { t } = telling;
  const filter = filterAddress(telling.filter);
  const place = placeOf(telling, story);
  return {
    previous: {
      href: paths.previousReview({ ...filter, before: place }),
      label: t('reviews.previous'),
    },
    next: {
      href: paths.nextReview({ ...filter, after: place }),
      label: t('reviews.nextOne'),
    },
  };
};

/** What was typed stands in the reply's box, or by itself where there is no such box any more. */
const typedIn = (story: ReviewStory, { typed = null, kept = null }: ReviewAftermath) =>
  canReply(story) ? { typed, kept } : { typed: null, kept: kept ?? (typed && wordsOf(typed)) };

const actionsOf = (telling: ReviewTelling, { actions, round }: ReviewStory, titles: Titles) => {
  const { open, sealed } = actions;
  if (open.length + sealed === 0) return null;
  const label = telling.t('reviews.actions.open', { count: sealed });
  return {
    setOut: [...open].reverse().map((one) => ({
      ...setOutView(telling, one),
      lesson: titles.get(one.lessonId) ?? one.lessonId,
    })),
    open: sealed > 0 ? { action: actAt(telling, round, 'actions'), label } : null,
  };
};

type Titles = ReadonlyMap<string, string>;

const headOf = (telling: ReviewTelling, story: ReviewStory) => {
  const { t } = telling;
  const learner = nameOf(telling, story.round.personId);
  const { lesson, cohort } = story;
  const names = { cohort: cohort.name, lesson: lessonName(t, lesson), title: lesson.title };
  return {
    title: t('reviews.of', { name: learner }),
    place: t('reviews.place', names),
    learner,
    facts: factsOf(telling, story),
    queue: { href: paths.reviews(filterAddress(telling.filter)), label: t('reviews.toQueue') },
  };
};

const replyOf = (
  telling: ReviewTelling,
  story: ReviewStory,
  written: { typed: TypedReply | null; isClaimed: boolean },
): ReplyFormView | null => (canReply(story) ? replyFormView(telling, story, written) : null);

const marginOf = ({ rounds, draft }: ReviewStory, typed: TypedReply | null): MarginView[] =>
  rounds.slice(-1).flatMap((latest) => marginViews(latest, { saved: draft?.texts ?? {}, typed }));

export const reviewView = (
  telling: ReviewTelling,
  story: ReviewStory,
  after: ReviewAftermath = {},
): ReviewView => {
  const { typed, kept } = typedIn(story, after);
  const claim = claimOf(telling, story);
  const [work = null, ...earlier] = roundViews(telling, story.rounds);
  return {
    ...headOf(telling, story),
    notice: after.notice ?? null,
    problems: typed?.problems ?? [],
    sealed: sealedOf(telling, story),
    claim,
    work,
    margin: canReply(story) ? marginOf(story, typed) : [],
    earlier,
    actions: actionsOf(telling, story, story.titles),
    missed: story.missed.map(({ title, isHeldNow }) => ({
      title,
      since: telling.t(isHeldNow ? 'reviews.missed.held' : 'reviews.missed.open'),
    })),
    reply: replyOf(telling, story, { typed, isClaimed: claim !== null }),
    closed: closedOf(telling, story),
    kept,
    ways: waysOf(telling, story),
  };
};
