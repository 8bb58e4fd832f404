import type { FieldView } from '../hand-on/new-hand-on.view-model.js';
import { lessonName } from '../lessons/lesson.words.js';
import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { showProblems, type Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import { caseParts, type CaseRecord, type CaseText } from './case.js';
import type { CaseStory } from './case.service.js';
import type { Named } from './masking.js';

export interface CaseView {
  title: string;
  back: { href: string; label: string };
  notice: string | null;
  standing: StandingView | null;
  problems: { field: string; message: string }[];
  form: CaseFormView | null;
  /** What somebody sent who cannot write now. */
  written: CaseTextView | null;
  withdrawal: { action: string } | null;
}

interface StandingView {
  chip: { tone: 'plain' | 'accent' | 'warm'; text: string };
  line: string | null;
}

interface CaseFormView {
  action: string;
  fields: (FieldView & { id: string; label: string; help: string; isLine: boolean })[];
  /** Those whom the text names, to be masked one by one. */
  names: { id: string; label: string }[];
  /** Their ids, so that a name which was not listed is asked about once. */
  seen: string;
  namesError: string | null;
  consent: { isGiven: boolean; error: string | null };
}

/** A case as it is read. */
export interface CaseTextView {
  title: string;
  parts: { label: string; text: string }[];
}

export interface TypedCase extends CaseText {
  isGiven: boolean;
  problems: readonly Problem[];
  names: readonly Named[];
  notice?: string | null;
}

export interface Telling {
  t: Words;
  calendar: Calendar;
}

export const casePage = definePage<CaseView>('cases/write', 'course');

export const caseTextView = (t: Words, { title, ...text }: CaseText): CaseTextView => ({
  title,
  parts: caseParts.map((part) => ({ label: t(`cases.part.${part}`), text: text[part] })),
});

const tones = { waiting: 'warm', returned: 'warm', shown: 'accent', withdrawn: 'plain' } as const;

const standingOf = ({ t, calendar }: Telling, { state, line, at, shownAt }: CaseRecord) => ({
  chip: {
    tone: tones[state],
    text: t(`cases.state.${state}`, { date: showDate(shownAt ?? at, calendar) }),
  },
  line: state === 'returned' ? t('cases.returned', { line }) : null,
});

const formOf = (t: Words, slug: string, typed: TypedCase): CaseFormView => {
  const problems = showProblems(t, typed.problems);
  const errorOf = (name: string): string | null =>
    problems.find(({ field }) => field === name)?.message ?? null;
  return {
    action: paths.reflectionCase(slug),
    fields: (['title', ...caseParts] as const).map((id) => ({
      ...{ id, value: typed[id], error: errorOf(id), isLine: id === 'title' },
      ...{ label: t(`cases.field.${id}`), help: t(`cases.help.${id}`) },
    })),
    names: typed.names.map(({ id, name }) => ({ id, label: t('cases.mask.one', { name }) })),
    seen: typed.names.map(({ id }) => id).join(' '),
    namesError: errorOf('names'),
    consent: { isGiven: typed.isGiven, error: errorOf('consent') },
  };
};

export const caseView = (
  telling: Telling,
  { lesson, saved, canWrite }: CaseStory,
  typed: TypedCase,
): CaseView => {
  const { t } = telling;
  const { slug } = lesson;
  return {
    title: t('cases.write.title'),
    back: {
      href: paths.reflection(slug),
      label: t('loop.place', { lesson: lessonName(t, lesson) }),
    },
    notice: typed.notice ?? null,
    standing: saved && standingOf(telling, saved),
    problems: showProblems(t, typed.problems),
    form: canWrite ? formOf(t, slug, typed) : null,
    written: !canWrite && saved ? caseTextView(t, saved) : null,
    withdrawal:
      saved && saved.state !== 'withdrawn' ? { action: paths.caseWithdrawal(slug) } : null,
  };
};
