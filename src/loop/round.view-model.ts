import type { Reflection } from '../content/course.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { changesBetween, isChanged, type Change } from './differences.js';
import type { Names } from './loop.js';
import { answerIn, byPlace, piecesOf, quoteAt, type MarginComment, type Piece } from './margin.js';
import type { RoundStory } from './reflection.service.js';
import type { ChipView } from './standing.view-model.js';
import type { Texts } from './texts.js';
import type { ReplyRecord, RoundRecord } from './turn.js';
import { listAll, showMoment } from './when.js';

export interface AnswerView {
  title: string;
  /** Empty where nothing was written. */
  pieces: Piece[];
  comments: CommentView[];
}

/** What somebody said beside an answer. */
export interface CommentView {
  from: string;
  /** The passage it is about, with its number; null where it is about the whole answer. */
  quote: { number: number; text: string } | null;
  text: string;
}

export interface ReplyView {
  from: string;
  when: string;
  chip: ChipView | null;
  /** Null where all that was said stands beside the answers. */
  text: string | null;
  comments: string | null;
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

type Said = MarginComment & { from: string };

const saidIn = (telling: Telling, replies: readonly ReplyRecord[]): Said[] =>
  replies.flatMap(({ fromId, comments = [] }) =>
    comments.map((comment) => ({ ...comment, from: nameOf(telling, fromId) })),
  );

const commentView = (texts: Texts, said: Said, at: number): CommentView => {
  const quote = quoteAt(said, texts);
  return {
    from: said.from,
    quote: quote === null ? null : { number: at + 1, text: quote },
    text: said.text,
  };
};

/** What was written under each prompt, with what was said beside it. */
export const answersOf = (
  reflection: Reflection,
  texts: Texts,
  said: readonly Said[] = [],
): AnswerView[] =>
  reflection.prompts.map(({ id, title }) => {
    const beside = said.filter(({ prompt }) => prompt === id).sort(byPlace);
    const answer = answerIn(texts, id);
    const passages = beside.flatMap(({ passage }) => passage ?? []);
    return {
      title,
      pieces: answer === '' ? [] : piecesOf(answer, passages),
      comments: beside.map((one, at) => commentView(texts, one, at)),
    };
  });

const chipOf = ({ t }: Telling, { kind }: ReplyRecord): ChipView | null => {
  if (kind === 'answer') return null;
  return { tone: kind === 'ready' ? 'accent' : 'warm', text: t(`loop.verdict.${kind}`) };
};

export const replyView = (telling: Telling, reply: ReplyRecord): ReplyView => ({
  from: nameOf(telling, reply.fromId),
  when: showMoment(telling.t, reply.at, telling.calendar),
  chip: chipOf(telling, reply),
  text: reply.text || null,
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
    opened: openedBy(telling, round),
    answers: answersOf(reflection, round.texts, saidIn(telling, replies)),
    changes: changesOf(telling, story, before),
    replies: replies.map((reply) => replyView(telling, reply)),
  };
};

/** Rounds of one turn, given oldest first; shown latest first, each beside the one before it. */
export const roundViews = (telling: Telling, stories: readonly RoundStory[]): RoundView[] =>
  stories.map((story, at) => roundView(telling, story, stories[at - 1]?.round ?? null)).reverse();
