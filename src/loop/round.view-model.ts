import type { Translated } from '../content/course.js';
import { showTimeToTheSecond, type Calendar } from '../platform/dates.js';
import { nameOfLanguage } from '../platform/languages.js';
import type { Words } from '../platform/words.js';
import { answersOf, type AnswerView, type Said } from './answer.view-model.js';
import { changesBetween, isChanged, type Change } from './differences.js';
import type { Names } from './loop.js';
import { answerIn } from './margin.js';
import { ratingLines, type RatingLine } from './own-rating.view-model.js';
import type { RoundStory } from './reflection.service.js';
import type { ChipView } from './standing.view-model.js';
import type { ReplyRecord, RoundRecord } from './turn.js';
import { listAll, showMoment, showMomentBriefly } from './when.js';

export interface ReplyView {
  from: string;
  when: string;
  chip: ChipView | null;
  /** Null where all that was said stands beside the answers. */
  text: string | null;
  /** What it said before it was changed, oldest first. */
  earlier: { when: string; text: string }[];
  comments: string | null;
}

export interface RoundView {
  title: string;
  sent: string;
  /** To whom its writer told it, and when; null for what they wrote themselves. */
  dictated: string | null;
  /** Who opened it and when; null while nobody has. */
  opened: string | null;
  answers: AnswerView[];
  /** How its writer saw it before sending; empty where it was left open. */
  ratings: RatingLine[];
  /** What was put in and taken out since the round before; null where there is none before it. */
  changes: ChangesView | null;
  replies: ReplyView[];
}

export interface ChangesView {
  title: string;
  answers: (Translated & { title: string; words: Change[] })[];
}

/** What view models of the loop need to put records into words. */
export interface Telling {
  t: Words;
  calendar: Calendar;
  names: Names;
}

export const nameOf = ({ t, names }: Telling, id: string | null): string =>
  (id === null ? undefined : names.get(id)) ?? t('loop.someone');

/** That a learner reads another language than whoever answers them; nothing where it is the same. */
export const languageOf = ({ t, calendar }: Telling, locale: string | undefined): string[] =>
  locale === undefined || locale === calendar.locale
    ? []
    : [t('reviews.facts.language', { language: nameOfLanguage(locale, calendar.locale) })];

/** "today at 14:02, edited 14:20"; those who answer see of a sealed one when it reaches its learner. */
const whenOf = ({ t, calendar }: Telling, { at, editedAt, visibleFrom }: ReplyRecord): string => {
  const { now } = calendar;
  const when = showMoment(t, at, calendar);
  if (now < visibleFrom)
    return t('loop.reply.sealed', { when, until: showTimeToTheSecond(visibleFrom, calendar) });
  if (!editedAt) return when;
  return t('loop.reply.edited', { when, edited: showMomentBriefly(t, editedAt, calendar) });
};

const earlierOf = ({ t, calendar }: Telling, { earlier = [] }: ReplyRecord): ReplyView['earlier'] =>
  earlier.map(({ kind, text, at }) => ({
    when: [showMoment(t, at, calendar), t(`loop.verdict.${kind}`)].join(' · '),
    text,
  }));

const saidIn = (telling: Telling, replies: readonly ReplyRecord[]): Said[] =>
  replies.flatMap(({ fromId, comments = [] }) =>
    comments.map((comment) => ({ ...comment, from: nameOf(telling, fromId) })),
  );

const chipOf = ({ t }: Telling, { kind }: ReplyRecord): ChipView | null => {
  if (kind === 'answer') return null;
  return { tone: kind === 'ready' ? 'accent' : 'warm', text: t(`loop.verdict.${kind}`) };
};

export const replyView = (telling: Telling, reply: ReplyRecord): ReplyView => ({
  from: nameOf(telling, reply.fromId),
  when: whenOf(telling, reply),
  chip: chipOf(telling, reply),
  text: reply.text || null,
  earlier: earlierOf(telling, reply),
  comments: reply.comments?.length
    ? telling.t('loop.margin.count', { count: reply.comments.length })
    : null,
});

/** "Opened by Cindy on 24 November, 14:02 and Bo, 15:10" */
const openedBy = (telling: Telling, { openings }: RoundRecord): string | null => {
  if (openings.length === 0) return null;
  const each = openings.map(({ personId, at }) =>
    telling.t('loop.round.reader', {
      name: nameOf(telling, personId),
      at: showMoment(telling.t, at, telling.calendar),
    }),
  );
  return telling.t('loop.round.opened', { names: listAll(each, telling.calendar.locale) });
};

const dictatedTo = (telling: Telling, { dictated }: RoundRecord): string | null =>
  dictated
    ? telling.t('loop.round.dictated', {
        name: nameOf(telling, dictated.byId),
        at: showMoment(telling.t, dictated.at, telling.calendar),
      })
    : null;

const changesOf = (
  { t }: Telling,
  { round, reflection }: RoundStory,
  before: RoundRecord | null,
): ChangesView | null =>
  before && {
    title: t('loop.changes.title', { n: before.n }),
    answers: reflection.prompts
      .map(({ id, title, lang }) => ({
        ...{ title, lang },
        words: changesBetween(answerIn(before.texts, id), answerIn(round.texts, id)),
      }))
      .filter(({ words }) => isChanged(words)),
  };

const roundView = (telling: Telling, story: RoundStory, before: RoundRecord | null): RoundView => {
  const { round, reflection, replies } = story;
  return {
    title: telling.t('loop.round.title', { n: round.n }),
    sent: telling.t('loop.round.sent', {
      at: showMoment(telling.t, round.submittedAt, telling.calendar),
    }),
    dictated: dictatedTo(telling, round),
    opened: openedBy(telling, round),
    answers: answersOf(reflection, round.texts, saidIn(telling, replies)),
    ratings: ratingLines(telling.t, reflection, round.ratings),
    changes: changesOf(telling, story, before),
    replies: replies.map((reply) => replyView(telling, reply)),
  };
};

/** Rounds of one turn, given oldest first; shown latest first, each beside the one before it. */
export const roundViews = (telling: Telling, stories: readonly RoundStory[]): RoundView[] =>
  stories.map((story, at) => roundView(telling, story, stories[at - 1]?.round ?? null)).reverse();
