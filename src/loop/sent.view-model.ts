import { showTimeToTheSecond, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { SentReply } from './reply.service.js';
import type { ReviewStory } from './review.service.js';
import { nameOf, type Telling } from './round.view-model.js';
import { liveSeal } from './seal.js';

/** What was sent, and to whom; as long as it is sealed, how to undo it. */
export interface SentView {
  text: string;
  undo: { action: string; reply: string } | null;
}

export const sentView = (
  { t, calendar }: { t: Words; calendar: Calendar },
  { id, roundId, to, verdict, undoUntil }: SentReply,
): SentView => {
  const values = { name: to, verdict: t(`loop.verdict.${verdict}`) };
  if (!undoUntil) return { text: t('reviews.did.sent', values), undo: null };
  const time = showTimeToTheSecond(undoUntil, calendar);
  return {
    text: t('reviews.did.sealed', { ...values, time }),
    undo: { action: paths.reviewAct(roundId, 'undo'), reply: id },
  };
};

type Told = Telling & { reader: string };

/** That a reply is on its way to its learner; null where none is. */
export const onItsWay = (telling: Told, { turn, round }: ReviewStory): string | null => {
  const { t, calendar, reader } = telling;
  const seal = turn && liveSeal(turn, calendar.now);
  if (!seal) return null;
  const until = showTimeToTheSecond(seal.until, calendar);
  const values = { name: nameOf(telling, round.personId), until };
  return seal.by === reader
    ? t('reviews.closed.sealed', values)
    : t('reviews.closed.sealedBy', { ...values, by: nameOf(telling, seal.by) });
};

/** The reader's own reply to this round, while it is sealed. */
export const ownSealed = (telling: Told, { turn, round, rounds }: ReviewStory): SentView | null => {
  const seal = turn && liveSeal(turn, telling.calendar.now);
  const reply = rounds.flatMap(({ replies }) => replies).find(({ _id }) => _id === seal?.replyId);
  if (seal?.by !== telling.reader || !reply || reply.kind === 'answer') return null;
  const to = nameOf(telling, round.personId);
  const undoUntil = seal.until;
  return sentView(telling, {
    ...{ id: reply._id, roundId: round._id, verdict: reply.kind },
    ...{ to, undoUntil },
  });
};
