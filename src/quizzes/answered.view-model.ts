import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Partner, Translated } from '../content/course.js';
import type { Answered, Explained } from './explained.js';
import { explain, isKeyShown, isPartly } from './explanation.js';
import { letterOf } from './question.view-model.js';

/** One question after its answer, with as much of the explanation as may be seen. */
export interface AnsweredView extends Translated {
  id: string;
  titleHtml: string;
  sceneHtml: string;
  /** A word on the whole answer where its rows do not say it all. */
  note: string | null;
  options: ExplainedView[];
  /** How sure the person was, and their reason in their own words. */
  sure: string | null;
  why: string | null;
  /** When what holds is shown, where it is not yet. */
  later: string | null;
  passage: { href: string; label: string };
}

export interface ExplainedView {
  /** A, B, C, or the number of the place where things were put in order. */
  letter: string;
  html: string;
  /** Words that were written: shown instead of `html`. */
  own: string | null;
  isChosen: boolean;
  /** Right, not chosen, and allowed to be seen. */
  isKey: boolean;
  chosenNote: string | null;
  /** match: what was put beside it, and what belongs there. */
  pair: { label: string; html: string } | null;
  belongs: { label: string; html: string } | null;
  /** `lead` stands before feedback that was written to who chose the option, for who did not. */
  feedback: FeedbackView | null;
}

export interface FeedbackView {
  mark: 'holds' | 'under-way';
  verdict: string;
  lead: string | null;
  html: string;
}

const noteOf = (t: Words, answered: Answered): string | null => {
  const { kind } = answered.asked.question;
  if (isPartly(answered)) return t('verdicts.partly');
  if (kind === 'single' || kind === 'multiple' || kind === 'short') return null;
  const rows = explain(answered);
  const there = rows.filter(({ remark }) => remark === 'holds').length;
  const count = { count: there, of: rows.length };
  if (there === rows.length) return null;
  return t(`verdicts.${kind}.${answered.mark.held ? 'enough' : 'partly'}`, count);
};

const feedbackOf = (t: Words, { remark, feedbackHtml }: Explained): FeedbackView | null =>
  remark && {
    mark: remark === 'not-yet' ? 'under-way' : 'holds',
    verdict: t(`verdicts.remark.${remark}`),
    lead: remark === 'key' && feedbackHtml ? t('verdicts.keyLead') : null,
    html: feedbackHtml ?? '',
  };

const partnerView = (label: string, partner: Partner | null) =>
  partner && { label, html: partner.html };

const chosenNote = (t: Words, { isChosen, place, partner, own }: Explained): string | null => {
  if (own !== null) return t('verdicts.yourWords');
  if (place !== null) return t('verdicts.yourPlace', { place });
  return isChosen && !partner ? t('verdicts.yourChoice') : null;
};

const rowView = (t: Words, row: Explained, index: number): ExplainedView => ({
  letter: row.place === null ? letterOf(index) : String(index + 1),
  html: row.option?.html ?? '',
  own: row.own,
  isChosen: row.isChosen,
  isKey: row.remark === 'key',
  chosenNote: chosenNote(t, row),
  pair: partnerView(t('verdicts.yourPartner'), row.partner),
  belongs: partnerView(t('verdicts.keyPartner'), row.belongs),
  feedback: feedbackOf(t, row),
});

/** The key is in it only where the rules of showing it allow that. */
export const answeredView = (t: Words, answered: Answered, note: string | null): AnsweredView => {
  const { id, lang, titleHtml, sceneHtml, see } = answered.asked.question;
  return {
    id,
    lang,
    titleHtml,
    sceneHtml,
    note: note ?? noteOf(t, answered),
    options: explain(answered).map((row, index) => rowView(t, row, index)),
    sure: t(`verdicts.sure.${answered.given.sure}`),
    why: answered.given.why,
    later: isKeyShown(answered) ? null : t('verdicts.keyLater'),
    passage: {
      href: paths.lesson(see.lesson, see.section),
      label: t('quizzes.see', { title: see.title }),
    },
  };
};
