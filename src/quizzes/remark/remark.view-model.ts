import type { Words } from '../../platform/words.js';
import { definePage } from '../../web/reply.js';
import { paths } from '../../web/paths.js';
import type { Mark } from '../attempt.js';
import type { Change } from './corrections.js';
import type { RemarkPreview } from './remark.service.js';
import type { Raised, RemarkRecord } from './remark.js';

export interface RemarkView {
  title: string;
  eyebrow: string;
  lede: string;
  notice: { tone: 'saved' | 'warm'; text: string } | null;
  /** The corrected questions. */
  questions: { titleHtml: string }[];
  /** Who would change, and how. */
  people: {
    caption: string;
    rows: { name: string; question: string; from: MarkView; to: MarkView }[];
    more: string | null;
  } | null;
  confirm: { action: string; hash: string; label: string } | null;
  links: { href: string; label: string }[];
}

export interface MarkView {
  mark: 'holds' | 'under-way';
  text: string;
}

export const remarkPage = definePage<RemarkView>('quizzes/remark', 'insights');

const markView = (t: Words, { held, credit }: Mark): MarkView => ({
  mark: held ? 'holds' : 'under-way',
  text: held ? t('remarks.holds') : t('remarks.notYet', { credit: credit.toFixed(2) }),
});

const rowOf = (
  t: Words,
  { names, corrected }: RemarkPreview,
  { attempt, change }: { attempt: Raised['attempt']; change: Change },
) => ({
  name: t('remarks.who', {
    name: names.get(attempt.personId) ?? t('remarks.nobody'),
    n: attempt.n,
  }),
  question: corrected.find(({ id }) => id === change.questionId)?.title ?? '',
  from: markView(t, change.from),
  to: markView(t, change.to),
});

const peopleOf = (t: Words, preview: RemarkPreview): RemarkView['people'] => {
  const { raised, count, isAll } = preview;
  if (count === 0) return null;
  const rows = raised.flatMap(({ attempt, changes }) =>
    changes.map((change) => rowOf(t, preview, { attempt, change })),
  );
  const more = count > raised.length ? t('remarks.more', { count: count - raised.length }) : null;
  return {
    caption: t(isAll ? 'remarks.changes' : 'remarks.changesAtLeast', { count }),
    rows,
    more,
  };
};

const noticeOf = (t: Words, done: RemarkRecord | null): RemarkView['notice'] => {
  if (!done) return null;
  const { changed: count, finishedAt } = done;
  return finishedAt
    ? { tone: 'saved', text: t('remarks.done', { count }) }
    : { tone: 'warm', text: t('remarks.underWay', { count }) };
};

const ledeOf = (t: Words, { corrected, count }: RemarkPreview): string => {
  if (corrected.length === 0) return t('remarks.nothingCorrected');
  return count === 0 ? t('remarks.nobodyChanges') : t('remarks.lede');
};

export const remarkView = (
  t: Words,
  preview: RemarkPreview,
  done: RemarkRecord | null,
): RemarkView => {
  const { lesson, corrected, count } = preview;
  return {
    title: t('remarks.title'),
    eyebrow: lesson.quiz.title,
    lede: ledeOf(t, preview),
    notice: noticeOf(t, done),
    questions: corrected.map(({ titleHtml }) => ({ titleHtml })),
    people: peopleOf(t, preview),
    confirm:
      count === 0
        ? null
        : {
            action: paths.remark(lesson.slug),
            hash: lesson.quiz.hash,
            label: t('remarks.confirm', { count }),
          },
    links: [{ href: paths.insight(lesson.slug), label: t('remarks.back') }],
  };
};
