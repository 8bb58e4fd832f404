import { paths } from '../web/paths.js';
import type { ReplyResult } from './reply.service.js';
import type { ReviewStory } from './review.service.js';
import { nameOf, replyView, type Telling } from './round.view-model.js';
import type { ReplyRecord } from './turn.js';

/** Words of the reader's own that were not sent and stand in no box of this page, beside what was sent. */
export interface KeptView {
  text: string;
  /** The last that a colleague sent, and who it was. */
  theirs: { title: string; text: string | null } | null;
  /** Where the words are kept in the reader's draft: to empty that. */
  putAway: { action: string; rev: number } | null;
}

/** The last reply to this round that somebody else sent. */
const colleaguesLast = ({ round, rounds }: ReviewStory, reader: string): ReplyRecord | null =>
  rounds
    .find((one) => one.round.n === round.n)
    ?.replies.findLast(({ kind, fromId }) => kind !== 'answer' && fromId !== reader) ?? null;

const theirsOf = (
  telling: Telling & { reader: string },
  story: ReviewStory,
): KeptView['theirs'] => {
  const reply = colleaguesLast(story, telling.reader);
  if (!reply) return null;
  const { when, chip, text } = replyView(telling, reply);
  const said = { name: nameOf(telling, reply.fromId), when, verdict: chip?.text ?? '' };
  return { title: telling.t('reviews.keptTheirs', said), text };
};

/** Why a reply was not sent, and who was first. */
export const refusalLine = (
  telling: Telling & { reader: string },
  story: ReviewStory,
  is: Exclude<ReplyResult['is'], 'sent'>,
): string => {
  const { t, reader } = telling;
  const last = colleaguesLast(story, reader);
  if (is === 'claimed')
    return t('reviews.refused.claimed', {
      name: nameOf(telling, story.turn?.claim?.personId ?? null),
    });
  if (is === 'mismatch' || !last) return t(`reviews.refused.${is}`);
  const values = { name: nameOf(telling, last.fromId), verdict: t(`loop.verdict.${last.kind}`) };
  return t(`reviews.refused.${is}By`, values);
};

/** `typed` are words that just now were refused; without any, those of the reader's draft. */
export const keptView = (
  telling: Telling & { reader: string },
  story: ReviewStory,
  typed: string | null,
): KeptView | null => {
  const { draft, round } = story;
  const saved = draft?.open ? (draft.texts['reply'] ?? '') : '';
  const text = typed ?? saved;
  if (text.trim() === '') return null;
  const isSaved = draft !== null && text === saved;
  const putAway = isSaved ? { action: paths.reviewAct(round._id, 'draft'), rev: draft.rev } : null;
  return { text, theirs: theirsOf(telling, story), putAway };
};
