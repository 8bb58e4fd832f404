import type { Reflection } from '../content/course.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { changesBetween, isChanged, type Change } from './differences.js';
import type { Names } from './loop.js';
import type { RoundStory } from './reflection.service.js';
import type { ChipView } from './standing.view-model.js';
import type { Texts } from './texts.js';
import type { ReplyRecord, RoundRecord } from './turn.js';
import { listAll, showMoment } from './when.js';

export interface AnswerView {
  title: string;
  /** Null where nothing was written. */
  text: string | null;
}

export interface ReplyView {
  from: string;
  when: string;
  chip: ChipView | null;
  text: string;
}

export interface RoundView {
  title: string;
  sent: string;
  /** Who opened it and when; null while nobody has. */
  opened: string | null;
  answers: AnswerView[];
  /** What was put in and taken out since the round before; null where there is none before it. */
  changes: ChangesView | null;
  replies: ReplyView[];
}

export interface ChangesView {
  title: string;
  answers: { title: string; words: Change[] }[];
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
  reflection.prompts.map(({ id, title }) => ({ title, text: texts[id]?.trim() || null }));

const chipOf = ({ t }: Telling, { kind }: ReplyRecord): ChipView | null => {
  if (kind === 'answer') return null;
  return { tone: kind === 'ready' ? 'accent' : 'warm', text: t(`loop.verdict.${kind}`) };
};

export const replyView = (telling: Telling, reply: ReplyRecord): ReplyView => ({
  from: nameOf(telling, reply.fromId),
  when: showMoment(telling.t, reply.at, telling.calendar),
  chip: chipOf(telling, reply),
  text: reply.text,
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

const changesOf = (
  { t }: Telling,
  { round, reflection }: RoundStory,
  before: RoundRecord | null,
): ChangesView | null =>
  before && {
    title: t('loop.changes.title', { n: before.n }),
    answers: reflection.prompts
      .map(({ id, title }) => ({
        title,
        words: changesBetween(before.texts[id]?.trim() ?? '', round.texts[id]?.trim() ?? ''),
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
    opened: openedBy(telling, round),
    answers: answersOf(reflection, round.texts),
    changes: changesOf(telling, story, before),
    replies: replies.map((reply) => replyView(telling, reply)),
  };
};

/** Rounds of one turn, given oldest first; shown latest first, each beside the one before it. */
export const roundViews = (telling: Telling, stories: readonly RoundStory[]): RoundView[] =>
  stories.map((story, at) => roundView(telling, story, stories[at - 1]?.round ?? null)).reverse();
