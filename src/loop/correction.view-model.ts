import { paths } from '../web/paths.js';
import { next, type Verdict } from './machine.js';
import type { ReviewStory } from './review.service.js';
import type { Telling } from './round.view-model.js';
import { positionOf, type ReplyRecord } from './turn.js';
import { showMoment } from './when.js';

/** A form to change what was sent. */
export interface CorrectionView {
  action: string;
  title: string;
  reply: string;
  version: number;
  fieldId: string;
  text: string;
  error: string | null;
  /** Empty where the verdict stays. */
  verdicts: { value: Verdict; label: string; isChosen: boolean }[];
  isOpen: boolean;
}

/** A correction that was refused, as it was typed. */
export interface TypedCorrection {
  reply: string;
  text: string;
  verdict: string;
  error: string;
}

/** The field of a correction, where a summary of problems leads. */
const correctionField = (reply: string): string => `correction-${reply}`;

/** What is to be mended, by the id of the field. */
export const correctionProblems = (
  typed: TypedCorrection | null,
): { field: string; message: string }[] =>
  typed ? [{ field: correctionField(typed.reply), message: typed.error }] : [];

const verdictsOf = (
  { t }: Telling,
  { turn, isLatest }: ReviewStory,
  { reply, chosen }: { reply: ReplyRecord; chosen: string },
): CorrectionView['verdicts'] => {
  const isOpen = isLatest && turn && reply.decides && next(positionOf(turn), 'reconsider');
  if (!isOpen) return [];
  return (['deeper', 'ready'] as const).map((value) => ({
    ...{ value, label: t(`loop.verdict.${value}`), isChosen: value === chosen },
  }));
};

type Told = Telling & { reader: string };

const ownOf = ({ calendar, reader }: Told, { round, rounds }: ReviewStory): ReplyRecord[] =>
  (rounds.find((one) => one.round.n === round.n)?.replies ?? []).filter(
    ({ fromId, kind, visibleFrom }) =>
      fromId === reader && kind !== 'answer' && visibleFrom <= calendar.now,
  );

const writtenIn = (reply: ReplyRecord, typed: TypedCorrection | null) =>
  typed?.reply === reply._id
    ? { text: typed.text, error: typed.error, chosen: typed.verdict, isOpen: true }
    : { text: reply.text, error: null, chosen: reply.kind, isOpen: false };

/** One for each reply of the reader's own to this round, once its seal is over. */
export const correctionViews = (
  telling: Told,
  story: ReviewStory,
  typed: TypedCorrection | null,
): CorrectionView[] =>
  (story.runs ? ownOf(telling, story) : []).map((reply) => {
    const { _id, at, earlier = [] } = reply;
    const { chosen, ...written } = writtenIn(reply, typed);
    return {
      action: paths.reviewAct(story.round._id, 'corrections'),
      title: telling.t('reviews.correction.title', {
        at: showMoment(telling.t, at, telling.calendar),
      }),
      ...{ reply: _id, version: earlier.length, fieldId: correctionField(_id) },
      ...written,
      verdicts: verdictsOf(telling, story, { reply, chosen }),
    };
  });
