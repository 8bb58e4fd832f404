import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import { definePage } from '../../web/reply.js';
import { results } from '../machine.js';
import type { MailedLink } from './mailed.service.js';

/** The form behind the link of a mail. It holds nothing of what anybody wrote. */
export interface MailedView {
  title: string;
  lede: string;
  action: string;
  results: { value: string; label: string; isChosen: boolean }[];
  resultError: string | null;
  line: { value: string; error: string | null };
  problems: { field: string; message: string }[];
}

/** After the answer, or for a link that takes none. */
export interface MailedEndView {
  title: string;
  message: string;
  next: { href: string; label: string };
}

export const mailedPage = definePage<MailedView>('loop/mailed-outcome');
export const mailedEndPage = definePage<MailedEndView>('loop/mailed-end');

export interface TypedMailed {
  result: string;
  line: string;
  problems: readonly Problem[];
}

const nothingTyped: TypedMailed = { result: '', line: '', problems: [] };

export const mailedView = (
  t: Words,
  secret: string,
  { result, line, problems }: TypedMailed = nothingTyped,
): MailedView => {
  const shown = showProblems(t, problems);
  const errorOf = (name: string) => shown.find(({ field }) => field === name)?.message ?? null;
  return {
    title: t('outcomes.form.title'),
    lede: t('outcomes.form.lede'),
    action: paths.outcome(secret),
    results: results.map((value) => ({
      value,
      label: t(`actions.result.${value}`),
      isChosen: value === result,
    })),
    resultError: errorOf('result'),
    line: { value: line, error: errorOf('line') },
    problems: shown,
  };
};

export const mailedEndView = (
  t: Words,
  end: 'recorded' | Exclude<MailedLink, 'open'>,
): MailedEndView => ({
  title: t(`outcomes.${end}.title`),
  message: t(`outcomes.${end}.message`),
  next: { href: paths.home(), label: t('outcomes.toCourse') },
});
