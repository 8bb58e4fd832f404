import { lessonName } from '../lessons/lesson.words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { liveClaim } from './claim.js';
import { setOutView, type SetOutView } from './commitment/outcome.view-model.js';
import {
  correctionProblems,
  correctionViews,
  type CorrectionView,
  type TypedCorrection,
} from './correction.view-model.js';
import { deskProblems, deskView, type DeskView, type TypedDesk } from './desk/desk.view-model.js';
import { keptView, type KeptView } from './kept.view-model.js';
import { next } from './machine.js';
import type { NoticeView } from './reflection.view-model.js';
import { replyFormView, type ReplyFormView, type TypedReply } from './reply-form.view-model.js';
import type { ReviewStory } from './review.service.js';
import { nameOf, roundView, type RoundView, type Telling } from './round.view-model.js';
import { onItsWay, ownSealed, type SentView } from './sent.view-model.js';
import { positionOf } from './turn.js';
import { showDay, showMoment, showWait } from './when.js';

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
  earlier: RoundView[];
  /** What its writer has set out to do, and what came of it. */
  actions: ActionsView | null;
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
  next: { href: string; label: string } | null;
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
  sent?: SentView | null;
  correction?: TypedCorrection | null;
  typed?: TypedReply | null;
  /** A form for colleagues that was refused. */
  desk?: TypedDesk | null;
  /** A reply that was refused for good: it belongs in no box of this page. */
  kept?: string | null;
}

/** As it is told to the one who reads it here. */
export type Told = Telling & { reader: string };

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
  telling: Telling,
  { turn, round, isLatest }: ReviewStory,
  reader: string,
): ClaimView | null => {
  const { t, calendar } = telling;
  const claim = liveClaim(isLatest && turn ? turn.claim : null, calendar.now);
  if (!claim || claim.personId === reader) return null;
  const values = {
    name: nameOf(telling, claim.personId),
    at: showMoment(t, claim.since, calendar),
  };
  return {
    text: t('reviews.claim.others', values),
    takeOver: { action: paths.reviewClaims(round._id) },
  };
};

const closedOf = (telling: Told, story: ReviewStory): string | null => {
  const { t } = telling;
  if (!story.isOpened || story.canReply) return null;
  if (!story.isLatest) return t('reviews.closed.earlier');
  return onItsWay(telling, story) ?? t(`reviews.closed.${story.turn?.state ?? ''}`);
};

const sealedOf = (telling: Telling, { isOpened, round }: ReviewStory): ReviewView['sealed'] => {
  if (isOpened) return null;
  const [first] = round.openings;
  const name = first && nameOf(telling, first.personId);
  return {
    action: paths.reviewOpenings(round._id),
    opened: name ? telling.t('reviews.sealed.openedBy', { name }) : null,
  };
};

const nextOf = ({ t }: Telling, story: ReviewStory): ReviewView['next'] =>
  story.canReply ? null : { href: paths.nextReview(), label: t('reviews.next') };

/** What was typed stands in the reply's box, or by itself where there is no such box any more. */
const typedIn = (
  telling: Told,
  story: ReviewStory,
  { typed = null, kept = null }: ReviewAftermath,
) => {
  if (!story.canReply)
    return { typed: null, kept: keptView(telling, story, kept ?? typed?.text ?? null) };
  return { typed, kept: kept === null ? null : keptView(telling, story, kept) };
};

const noAnswerOf = ({ canReply, turn, round }: ReviewStory): ReviewView['noAnswer'] =>
  canReply && turn && next(positionOf(turn), 'noAnswer')
    ? { action: paths.reviewClosing(round._id), turnRev: turn.rev }
    : null;

const actionsOf = (telling: Telling, { actions, round }: ReviewStory, titles: Titles) => {
  const { open, sealed } = actions;
  if (open.length + sealed === 0) return null;
  const label = telling.t('reviews.actions.open', { count: sealed });
  return {
    setOut: [...open].reverse().map((one) => ({
      ...setOutView(telling, one),
      lesson: titles.get(one.lessonId) ?? one.lessonId,
    })),
    open: sealed > 0 ? { action: paths.reviewActions(round._id), label } : null,
  };
};

type Titles = ReadonlyMap<string, string>;

const headOf = (telling: Telling, story: ReviewStory) => {
  const { t } = telling;
  const learner = nameOf(telling, story.round.personId);
  const { lesson, cohort } = story;
  const names = { cohort: cohort.name, lesson: lessonName(t, lesson), title: lesson.title };
  return {
    title: t('reviews.of', { name: learner }),
    place: t('reviews.place', names),
    learner,
    facts: factsOf(telling, story),
    queue: { href: paths.reviews(), label: t('reviews.toQueue') },
  };
};

const replyOf = (
  telling: Telling,
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
  telling: Telling,
  typed: TypedReply | null,
  { correction = null, desk = null }: ReviewAftermath,
): ReviewView['problems'] => [
  ...(typed?.problems ?? []),
  ...correctionProblems(correction),
  ...deskProblems(telling, desk),
];

export const reviewView = (
  telling: Told,
  story: ReviewStory,
  after: ReviewAftermath = {},
): ReviewView => {
  const { typed, kept } = typedIn(telling, story, after);
  const claim = claimOf(telling, story, telling.reader);
  const [work = null, ...earlier] = story.rounds
    .map((round) => roundView(telling, round))
    .reverse();
  return {
    ...headOf(telling, story),
    ...afterOf(telling, story, after),
    problems: problemsOf(telling, typed, after),
    sealed: sealedOf(telling, story),
    ...{ claim, work, earlier },
    actions: actionsOf(telling, story, story.titles),
    reply: replyOf(telling, story, { typed, isClaimed: claim !== null }),
    noAnswer: noAnswerOf(story),
    closed: closedOf(telling, story),
    desk: deskView(telling, story, after.desk ?? null),
    kept,
    next: nextOf(telling, story),
  };
};
