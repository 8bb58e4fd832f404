import type { Criterion } from '../content/course.js';
import { paths } from '../web/paths.js';
import { emptiedOf } from './draft-form.view-model.js';
import { replyForm } from './loop.js';
import { verdicts, type Verdict } from './machine.js';
import { filterAddress, type QueueFilter } from './queue.js';
import type { ReviewStory } from './review.service.js';
import { nameOf, type Telling } from './round.view-model.js';
import { unchangedIn, wordsFor } from './snippets/snippet.js';
import { isEmpty, type Texts } from './texts.js';
import type { DraftRecord } from './turn.js';
import { showMomentBriefly } from './when.js';

export interface ReplyFormView {
  action: string;
  saveAction: string;
  form: string;
  title: string;
  /** What the reply is bound to: sent along, and refused when it fits no more. */
  turn: string;
  round: number;
  turnRev: number;
  to: string;
  rev: number;
  emptied: number;
  text: string;
  isUnsaved: boolean;
  error: string | null;
  verdicts: { id: string; value: Verdict; label: string; hint: string; isChosen: boolean }[];
  verdictError: string | null;
  rubric: RubricView[];
  own: PreparedView[];
  ownHref: string;
  /** It was asked whether prepared words are to be sent as they are; sending again says yes. */
  isAsked: boolean;
  saved: string;
  readers: string;
  /** Null while somebody else is answering. */
  sendLabel: string | null;
  conflictHref: string;
}

/** Prepared words, to be put into the reply and made its own. */
export interface PreparedView {
  words: string;
  /** They stand in the reply as they were prepared. */
  isIn: boolean;
}

/** What is looked for, the key that puts its words in, and the words. */
export interface RubricView extends PreparedView {
  key: number;
  title: string;
  description: string;
}

/** A reply as it was typed into a form that was refused. */
export interface TypedReply {
  text: string;
  verdict: string;
  /** Beside the answers, by the names of their fields. */
  comments: Texts;
  problems: { field: string; message: string }[];
  /** Prepared words that stand in it as they were: it is asked once whether to send them so. */
  unchanged?: string | null;
}

export const replyFieldId = 'reply-text';
export const verdictFieldId = 'verdict-comment';

/** Beside a turn that has its verdict, words are all that is sent. */
const verdictsOf = (
  { t }: Telling,
  { turn }: ReviewStory,
  chosen: string,
): ReplyFormView['verdicts'] => {
  const isThread = turn?.state !== 'opened';
  return (isThread ? (['comment'] as const) : verdicts).map((value) => ({
    id: `verdict-${value}`,
    value,
    label: t(`loop.verdict.${value}`),
    hint: t(`reviews.verdict.${isThread ? 'thread' : value}`),
    isChosen: isThread || value === chosen,
  }));
};

const errorAt = (typed: TypedReply | null, field: string): string | null =>
  typed?.problems.find((problem) => problem.field === field)?.message ?? null;

const boundTo = ({ round, turn, draft }: ReviewStory) => ({
  turn: round.turnId,
  round: round.n,
  turnRev: turn ? turn.rev : 0,
  to: round.personId,
  rev: draft ? draft.rev : 0,
  emptied: emptiedOf(draft),
});

/** All words of it, where it has no boxes to stand in. */
export const wordsOf = ({ text, comments }: TypedReply): string =>
  [text, ...Object.values(comments)].filter((one) => one.trim() !== '').join('\n\n');

const savedTexts = (draft: DraftRecord | null) => ({
  text: draft?.texts['reply'] ?? '',
  verdict: draft?.texts['verdict'] ?? '',
});

const savedLine = ({ t, calendar }: Telling, draft: DraftRecord | null): string =>
  draft && !isEmpty(draft.texts)
    ? t('loop.form.saved', { time: showMomentBriefly(t, draft.savedAt, calendar) })
    : t('loop.form.unsaved');

const rubricOf = ({ rounds }: ReviewStory): readonly Criterion[] =>
  rounds.at(-1)?.reflection.rubric ?? [];

/** Words prepared for a reply to this round: those of the rubric, and the reader's own. */
export const preparedFor = (telling: Telling, story: ReviewStory): string[] => [
  ...rubricOf(story).map(({ reply }) => reply),
  ...ownFor(telling, story),
];

const ownFor = (telling: Telling, { snippets, round }: ReviewStory): string[] =>
  snippets.map(({ text }) => wordsFor(text, nameOf(telling, round.personId)));

const preparedViews = (telling: Telling, story: ReviewStory, reply: string) => ({
  rubric: rubricOf(story).map(({ title, description, reply: words }, at) => ({
    ...{ key: at + 1, title, description, words },
    isIn: unchangedIn(reply, [words]) !== null,
  })),
  own: ownFor(telling, story).map((words) => ({
    words,
    isIn: unchangedIn(reply, [words]) !== null,
  })),
  ownHref: paths.snippets(),
});

export const replyFormView = (
  telling: Telling & { filter: Omit<QueueFilter, 'free'> },
  story: ReviewStory,
  { typed, isClaimed }: { typed: TypedReply | null; isClaimed: boolean },
): ReplyFormView => {
  const { t } = telling;
  const { round, draft } = story;
  const filter = filterAddress(telling.filter);
  const name = nameOf(telling, round.personId);
  const saved = savedTexts(draft);
  const written = typed ?? saved;
  return {
    action: paths.reviewAct(round._id, 'replies', filter),
    saveAction: paths.reviewAct(round._id, 'draft', filter),
    form: replyForm(round._id),
    title: t('reviews.reply.title', { name }),
    ...boundTo(story),
    text: written.text,
    isUnsaved: written.text !== saved.text,
    error: errorAt(typed, replyFieldId),
    verdicts: verdictsOf(telling, story, written.verdict),
    verdictError: errorAt(typed, verdictFieldId),
    ...preparedViews(telling, story, written.text),
    isAsked: Boolean(typed?.unchanged),
    saved: savedLine(telling, draft),
    readers: t('reviews.reply.readers', { name }),
    sendLabel: isClaimed ? null : t('reviews.reply.send', { name }),
    conflictHref: paths.review(round._id, filter),
  };
};
