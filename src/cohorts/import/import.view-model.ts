import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import type { ListProblem } from './file-text.js';
import type { ImportRowRecord } from './import.js';
import { rowsAPage, type ImportStory } from './import.service.js';
import type { Reason, Verdict } from './plan.js';

export interface NewImportView {
  title: string;
  back: { href: string; label: string };
  pasteAction: string;
  fileAction: string;
  problems: { field: string; message: string }[];
  errors: Record<string, string>;
  list: string;
}

export const newImportPage = definePage<NewImportView>('cohorts/new-import', 'cohorts');

export interface NewImport {
  cohort: { _id: string; name: string };
  list?: string;
  /** What keeps the list from being read, and in which of the two forms it came. */
  problem?: { field: 'list' | 'file'; about: ListProblem };
}

export const newImportView = (
  t: Words,
  { cohort, list = '', problem }: NewImport,
): NewImportView => {
  const problems = problem
    ? [{ field: problem.field, message: t(problem.about.key, problem.about.values) }]
    : [];
  return {
    title: t('cohorts.import.title'),
    back: { href: paths.cohort(cohort._id), label: cohort.name },
    pasteAction: paths.imports(cohort._id),
    fileAction: paths.importFiles(cohort._id),
    problems,
    errors: Object.fromEntries(problems.map(({ field, message }) => [field, message])),
    list,
  };
};

export interface ImportView {
  title: string;
  back: { href: string; label: string };
  counts: { count: number; label: string }[];
  ignored: string | null;
  confirm: { action: string; label: string; hint: string } | null;
  /** What came of it, once it was confirmed. */
  done: { heading: string; lines: string[] } | null;
  progress: { value: number; max: number; label: string; action: string; again: string } | null;
  filters: { href: string; label: string; current: boolean }[];
  caption: string;
  rows: RowView[];
  newer: string | null;
  older: string | null;
}

interface RowView {
  line: number;
  name: string;
  logins: string;
  chip: { tone: 'accent' | 'warm' | 'plain'; text: string };
  reason: string | null;
  needsWork: boolean;
}

export const importPage = definePage<ImportView>('cohorts/import', 'cohorts');

const verdicts: readonly Verdict[] = ['new', 'change', 'same', 'error'];
const tones: Record<Verdict, RowView['chip']['tone']> = {
  new: 'accent',
  change: 'warm',
  same: 'plain',
  error: 'warm',
};

const because = (t: Words, reason: Reason | null): string | null =>
  reason && t(`cohorts.reason.${reason.key}`, reason.values);

const rowView = (t: Words, row: ImportRowRecord): RowView => ({
  line: row.line,
  name: row.name,
  logins: [row.email, row.number].filter((text) => text !== '').join(', '),
  chip: row.refusal
    ? { tone: 'warm', text: t('cohorts.import.refused') }
    : { tone: tones[row.verdict], text: t(`cohorts.verdict.${row.verdict}`) },
  reason: because(t, row.refusal ?? row.reason),
  needsWork: row.verdict === 'error' || row.refusal !== null,
});

export interface ImportPageStory extends ImportStory {
  cohortName: string;
  asked: { verdict?: Verdict | undefined; page: number };
}

const confirmView = (t: Words, { list, open }: ImportPageStory): ImportView['confirm'] => {
  if (list.confirmedAt || open === 0) return null;
  return {
    action: paths.importConfirmation(list.cohortId, list._id),
    label: t('cohorts.import.confirm', { count: open }),
    hint: t('cohorts.import.confirmHint'),
  };
};

const doneView = (t: Words, { list, outcomes, open }: ImportPageStory): ImportView['done'] => {
  if (!list.confirmedAt || open > 0) return null;
  const lines = [
    t('cohorts.import.added', { count: outcomes.added }),
    t('cohorts.import.changed', { count: outcomes.changed }),
    t('cohorts.import.same', { count: list.counts.same + outcomes.same }),
    t('cohorts.import.left', { count: list.counts.error + outcomes.refused }),
  ];
  return { heading: t('cohorts.import.done'), lines };
};

const progressView = (t: Words, { list, open }: ImportPageStory): ImportView['progress'] => {
  if (!list.confirmedAt || open === 0) return null;
  const max = list.counts.new + list.counts.change;
  return {
    value: max - open,
    max,
    label: t('cohorts.import.progress', { done: max - open, max }),
    action: paths.importConfirmation(list.cohortId, list._id),
    again: t('cohorts.import.goOn'),
  };
};

const rowsView = (t: Words, { list, rows, asked }: ImportPageStory) => {
  const href = (change: { verdict?: Verdict; page?: number }): string =>
    paths.import(list.cohortId, list._id, change);
  const narrowed = asked.verdict ? { verdict: asked.verdict } : {};
  const total = asked.verdict ? list.counts[asked.verdict] : list.rows;
  const filters = verdicts
    .filter((verdict) => list.counts[verdict] > 0)
    .map((verdict) => ({
      href: href({ verdict }),
      label: t('cohorts.filter', {
        state: t(`cohorts.verdict.${verdict}`),
        count: list.counts[verdict],
      }),
      current: asked.verdict === verdict,
    }));
  return {
    filters: [
      {
        href: href({}),
        label: t('cohorts.import.allRows', { count: list.rows }),
        current: !asked.verdict,
      },
      ...filters,
    ],
    caption: t('cohorts.import.caption', { count: total }),
    rows: rows.map((row) => rowView(t, row)),
    newer: asked.page > 1 ? href({ ...narrowed, page: asked.page - 1 }) : null,
    older: asked.page * rowsAPage < total ? href({ ...narrowed, page: asked.page + 1 }) : null,
  };
};

export const importView = (t: Words, story: ImportPageStory): ImportView => {
  const { list, cohortName } = story;
  return {
    title: t(list.confirmedAt ? 'cohorts.import.resultTitle' : 'cohorts.import.previewTitle'),
    back: { href: paths.cohort(list.cohortId), label: cohortName },
    counts: verdicts.map((verdict) => ({
      count: list.counts[verdict],
      label: t(`cohorts.verdict.${verdict}`),
    })),
    ignored:
      list.ignoredColumns.length > 0
        ? t('cohorts.import.ignored', { columns: list.ignoredColumns.join(', ') })
        : null,
    confirm: confirmView(t, story),
    done: doneView(t, story),
    progress: progressView(t, story),
    ...rowsView(t, story),
  };
};
