import { lessonName } from '../lessons/lesson.words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { claimView, type ClaimView } from './claim.view-model.js';
import { setOutView, type SetOutView } from './commitment/outcome.view-model.js';
import {
  correctionProblems,
  correctionViews,
  type CorrectionView,
  type TypedCorrection,
} from './correction.view-model.js';
import { deskProblems, deskView, type DeskView, type TypedDesk } from './desk/desk.view-model.js';
import { keptView, type KeptView } from './kept.view-model.js';
import { filterAddress } from './queue.js';
import type { NoticeView } from './reflection.view-model.js';
import { marginViews, type MarginView } from './margin-form.view-model.js';
import {
  replyFormView,
  wordsOf,
  type ReplyFormView,
  type TypedReply,
} from './reply-form.view-model.js';
import type { ReviewStory } from './review.service.js';
import { factsOf } from './review-facts.view-model.js';
import { actAt, noAnswerOf, waysOf, type Told } from './review-ways.view-model.js';
import { nameOf, roundViews, type RoundView } from './round.view-model.js';
import { onItsWay, ownSealed, type SentView } from './sent.view-model.js';

export interface ReviewView {
  title: string;
  place: string;
  learner: string;
  /** Which round, how long, until when. */
  facts: string[];
  notice: NoticeView | null;
  /** What this reader sent just now. */
  sent: SentView | null;
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
  /** To close what the learner said without answering it. */
  noAnswer: { action: string; turnRev: number } | null;
  /** Why there is nothing to answer here. */
  closed: string | null;
  /** Forms to change what this reader has sent. */
  corrections: CorrectionView[];
  /** For those who answer alone. */
  desk: DeskView;
  /** Words that were refused and stand in no box of this page. */
  kept: KeptView | null;
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

export interface ReviewAftermath {
  notice?: NoticeView | null;
  sent?: SentView | null;
  correction?: TypedCorrection | null;
  typed?: TypedReply | null;
  /** A form for colleagues that was refused. */
  desk?: TypedDesk | null;
  /** A reply that was refused for good: it belongs in no box of this page. */
  kept?: string | null;
}

export const reviewPage = definePage<ReviewView>('loop/review', 'reviews');

const closedOf = (telling: Told, story: ReviewStory): string | null => {
  const { t } = telling;
  if (!story.runs) return t('reviews.closed.cohort');
  if (!story.isOpened || story.canReply) return null;
  if (!story.isLatest) return t('reviews.closed.earlier');
  return onItsWay(telling, story) ?? t(`reviews.closed.${story.turn?.state ?? ''}`);
};

const sealedOf = (telling: Told, { isOpened, runs, round }: ReviewStory): ReviewView['sealed'] => {
  if (isOpened || !runs) return null;
  const [first] = round.openings;
  const name = first && nameOf(telling, first.personId);
  return {
    action: actAt(telling, round, 'openings'),
    opened: name ? telling.t('reviews.sealed.openedBy', { name }) : null,
  };
};

/** What was typed stands in the reply's box, or by itself where there is no such box any more. */
const typedIn = (
  telling: Told,
  story: ReviewStory,
  { typed = null, kept = null }: ReviewAftermath,
) => {
  const words = typed && wordsOf(typed);
  if (!story.canReply) return { typed: null, kept: keptView(telling, story, kept ?? words) };
  return { typed, kept: kept === null ? null : keptView(telling, story, kept) };
};

const actionsOf = (telling: Told, { actions, round, runs }: ReviewStory, titles: Titles) => {
  const { open, sealed } = actions;
  if (open.length + sealed === 0) return null;
  const label = telling.t('reviews.actions.open', { count: sealed });
  return {
    setOut: [...open].reverse().map((one) => ({
      ...setOutView(telling, one),
      lesson: titles.get(one.lessonId) ?? one.lessonId,
    })),
    open: runs && sealed > 0 ? { action: actAt(telling, round, 'actions'), label } : null,
  };
};

type Titles = ReadonlyMap<string, string>;

const headOf = (telling: Told, story: ReviewStory) => {
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
  telling: Told,
  story: ReviewStory,
  written: { typed: TypedReply | null; isClaimed: boolean },
): ReplyFormView | null => (story.canReply ? replyFormView(telling, story, written) : null);

/** What the last act of the reader was, and what is to be mended. */
const afterOf = (
  telling: Told,
  story: ReviewStory,
  { notice = null, sent = null, correction = null }: ReviewAftermath,
) => ({
  notice,
  sent: sent ?? ownSealed(telling, story),
  corrections: correctionViews(telling, story, correction),
});

const problemsOf = (
  telling: Told,
  typed: TypedReply | null,
  { correction = null, desk = null }: ReviewAftermath,
): ReviewView['problems'] => [
  ...(typed?.problems ?? []),
  ...correctionProblems(correction),
  ...deskProblems(telling, desk),
];

const marginOf = ({ rounds, draft }: ReviewStory, typed: TypedReply | null): MarginView[] =>
  rounds.slice(-1).flatMap((latest) => marginViews(latest, { saved: draft?.texts ?? {}, typed }));

export const reviewView = (
  telling: Told,
  story: ReviewStory,
  after: ReviewAftermath = {},
): ReviewView => {
  const { typed, kept } = typedIn(telling, story, after);
  const claim = claimView(telling, story);
  const [work = null, ...earlier] = roundViews(telling, story.rounds);
  return {
    ...headOf(telling, story),
    ...afterOf(telling, story, after),
    problems: problemsOf(telling, typed, after),
    sealed: sealedOf(telling, story),
    ...{ claim, work, earlier },
    margin: story.canReply ? marginOf(story, typed) : [],
    actions: actionsOf(telling, story, story.titles),
    missed: story.missed.map(({ title, isHeldNow }) => ({
      title,
      since: telling.t(isHeldNow ? 'reviews.missed.held' : 'reviews.missed.open'),
    })),
    reply: replyOf(telling, story, { typed, isClaimed: claim !== null }),
    noAnswer: noAnswerOf(story),
    closed: closedOf(telling, story),
    desk: deskView(telling, story, after.desk ?? null),
    kept,
    ways: waysOf(telling, story),
  };
};
