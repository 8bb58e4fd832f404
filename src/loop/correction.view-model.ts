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

/** One for each reply of the reader's own to this round, once its seal is over. */
export const correctionViews = (
  telling: Telling & { reader: string },
  story: ReviewStory,
  typed: TypedCorrection | null,
): CorrectionView[] => {
  const { t, calendar, reader } = telling;
  const { round, rounds } = story;
  const said = rounds.find((one) => one.round.n === round.n)?.replies ?? [];
  return said
    .filter(({ fromId, kind }) => fromId === reader && kind !== 'answer')
    .filter(({ visibleFrom }) => visibleFrom <= calendar.now)
    .map((reply) => {
      const mine = typed?.reply === reply._id ? typed : null;
      return {
        action: paths.reviewCorrections(round._id),
        title: t('reviews.correction.title', { at: showMoment(t, reply.at, calendar) }),
        ...{ reply: reply._id, version: reply.earlier?.length ?? 0 },
        fieldId: correctionField(reply._id),
        text: mine?.text ?? reply.text,
        error: mine?.error ?? null,
        verdicts: verdictsOf(telling, story, { reply, chosen: mine?.verdict ?? reply.kind }),
        isOpen: mine !== null,
      };
    });
};
