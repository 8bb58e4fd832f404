import type { Reflection, Translated } from '../content/course.js';
import { showTimeToTheSecond, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Names } from './loop.js';
import { ratingLines, type RatingLine } from './own-rating.view-model.js';
import type { RoundStory } from './reflection.service.js';
import type { ChipView } from './standing.view-model.js';
import type { Texts } from './texts.js';
import type { ReplyRecord, RoundRecord } from './turn.js';
import { listAll, showMoment, showMomentBriefly } from './when.js';

export interface AnswerView extends Translated {
  title: string;
  /** Null where nothing was written. */
  text: string | null;
}

export interface ReplyView {
  from: string;
  when: string;
  chip: ChipView | null;
  text: string;
  /** What it said before it was changed, oldest first. */
  earlier: { when: string; text: string }[];
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
  replies: ReplyView[];
}

/** What view models of the loop need to put records into words. */
export interface Telling {
  t: Words;
  calendar: Calendar;
  names: Names;
}

export const nameOf = ({ t, names }: Telling, id: string | null): string =>
  (id === null ? undefined : names.get(id)) ?? t('loop.someone');

export const answersOf = (reflection: Reflection, texts: Texts): AnswerView[] =>
  reflection.prompts.map(({ id, title, lang }) => ({
    title,
    lang,
    text: texts[id]?.trim() || null,
  }));

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

const chipOf = ({ t }: Telling, { kind }: ReplyRecord): ChipView | null => {
  if (kind === 'answer') return null;
  return { tone: kind === 'ready' ? 'accent' : 'warm', text: t(`loop.verdict.${kind}`) };
};

export const replyView = (telling: Telling, reply: ReplyRecord): ReplyView => ({
  from: nameOf(telling, reply.fromId),
  when: whenOf(telling, reply),
  chip: chipOf(telling, reply),
  text: reply.text,
  earlier: earlierOf(telling, reply),
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

export const roundView = (
  telling: Telling,
  { round, reflection, replies }: RoundStory,
): RoundView => ({
  title: telling.t('loop.round.title', { n: round.n }),
  sent: telling.t('loop.round.sent', {
    at: showMoment(telling.t, round.submittedAt, telling.calendar),
  }),
  dictated: dictatedTo(telling, round),
  opened: openedBy(telling, round),
  answers: answersOf(reflection, round.texts),
  ratings: ratingLines(telling.t, reflection, round.ratings),
  replies: replies.map((reply) => replyView(telling, reply)),
});
