import { showSpan } from '../cohorts/words.js';
import { blockers } from '../loop/commitment/commitment.js';
import { results } from '../loop/machine.js';
import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { fewest, type People } from './from-five.js';
import type { Report } from './report.service.js';

export interface ReportView {
  title: string;
  back: { href: string; label: string };
  lede: string;
  /** When it was counted, for paper. */
  counted: string;
  tables: { caption: string; rows: { name: string; people: string }[] }[];
}

export const reportPage = definePage<ReportView>('reports/show', 'cohorts');

export const reportView = (t: Words, { cohort, came }: Report, calendar: Calendar): ReportView => {
  const row = (name: string, people: People) => ({
    name,
    people: people === null ? t('reports.few', { count: fewest }) : String(people),
  });
  return {
    title: t('reports.title', { cohort: cohort.name }),
    back: { href: paths.cohort(cohort._id), label: cohort.name },
    lede: t('reports.lede', { count: fewest }),
    counted: t('reports.counted', {
      date: showDate(calendar.now, calendar),
      span: showSpan(t, cohort, calendar),
    }),
    tables: [
      {
        caption: t('reports.through'),
        rows: [
          row(t('reports.setOut'), came.setOut),
          row(t('reports.told'), came.told),
          ...results.map((name) => row(t(`reports.result.${name}`), came.results[name])),
          row(t('reports.passedOn'), came.passedOn),
          row(t('reports.confirmed'), came.confirmed),
        ],
      },
      {
        caption: t('reports.blockers'),
        rows: blockers.map((name) => row(t(`actions.blocker.${name}`), came.blockers[name])),
      },
    ],
  };
};
