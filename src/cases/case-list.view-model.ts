import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { showProblems, type Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import type { CaseRecord } from './case.js';
import { caseTextView, type CaseTextView } from './case.view-model.js';

export interface CasesView {
  title: string;
  /** For those who look at what waits. */
  waiting: { href: string; label: string } | null;
  cases: CaseTextView[];
  empty: string | null;
  older: { href: string; label: string } | null;
}

export const casesPage = definePage<CasesView>('cases/index', 'course');

/** How many stand on a page: enough to learn from, few enough to read. */
export const casesOnPage = 3;

const markAfter = (here: readonly CaseRecord[]): { before: number; id: string } | null => {
  const last = here.at(-1);
  return last?.shownAt ? { before: Number(last.shownAt), id: last._id } : null;
};

/** `found` holds one more than fits where the list goes on. */
export const casesView = (
  t: Words,
  found: readonly CaseRecord[],
  { isReviewer, isFirst }: { isReviewer: boolean; isFirst: boolean },
): CasesView => {
  const here = found.slice(0, casesOnPage);
  const older = found.length > casesOnPage ? markAfter(here) : null;
  return {
    title: t('cases.title'),
    waiting: isReviewer ? { href: paths.caseReviews(), label: t('cases.review.title') } : null,
    cases: here.map((one) => caseTextView(t, one)),
    empty: here.length === 0 ? t(isFirst ? 'cases.none' : 'cases.noOlder') : null,
    older: older && { href: paths.cases(older), label: t('cases.older') },
  };
};

export interface CaseReviewsView {
  title: string;
  problems: { field: string; message: string }[];
  rows: CaseReviewView[];
  empty: string | null;
}

interface CaseReviewView extends CaseTextView {
  action: string;
  rev: number;
  line: { id: string; value: string; error: string | null };
}

/** A decision that was refused. */
export interface TypedDecision {
  id: string;
  line: string;
  problems: readonly Problem[];
}

export const caseReviewsPage = definePage<CaseReviewsView>('cases/reviews', 'reviews');

const lineId = (id: string): string => `line-${id}`;

const reviewView = (t: Words, one: CaseRecord, typed: TypedDecision | null): CaseReviewView => {
  const own = typed?.id === one._id ? typed : null;
  const [problem] = own ? showProblems(t, own.problems) : [];
  return {
    ...caseTextView(t, one),
    ...{ action: paths.caseReview(one._id), rev: one.rev },
    line: { id: lineId(one._id), value: own?.line ?? '', error: problem?.message ?? null },
  };
};

export const caseReviewsView = (
  t: Words,
  waiting: readonly CaseRecord[],
  typed: TypedDecision | null = null,
): CaseReviewsView => ({
  title: t('cases.review.title'),
  problems: typed
    ? showProblems(t, typed.problems).map(({ message }) => ({ field: lineId(typed.id), message }))
    : [],
  rows: waiting.map((one) => reviewView(t, one, typed)),
  empty: waiting.length === 0 ? t('cases.review.none') : null,
});
