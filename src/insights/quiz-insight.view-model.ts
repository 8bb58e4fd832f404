import { lessonName } from '../lessons/lesson.words.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { definePage } from '../web/reply.js';
import { paths } from '../web/paths.js';
import { cohortChoices, type ChoiceView } from './filters.view-model.js';
import { answeredWhen, share, versionName } from './insight.words.js';
import type { QuizInsight } from './insights.service.js';
import { questionInsightView, type QuestionInsightView } from './question.view-model.js';
import { tallyOf } from './tally.js';

export interface QuizInsightView {
  title: string;
  eyebrow: string;
  lede: string;
  filters: { action: string; cohorts: ChoiceView[] | null; versions: ChoiceView[] | null } | null;
  /** That the course has changed since, or that counting goes on. */
  notices: string[];
  links: { href: string; label: string }[];
  questions: QuestionInsightView[];
  reasons: { readers: string; olderHref: string | null } | null;
  empty: { title: string; text: string; href: string; label: string } | null;
}

export const quizInsightPage = definePage<QuizInsightView>('insights/show', 'insights');

export interface Reading {
  t: Words;
  actor: Actor;
  calendar: Calendar;
}

const filtersOf = (
  { t, calendar }: Reading,
  { cohorts, versions, version, lesson }: QuizInsight,
): QuizInsightView['filters'] => {
  const telling = { current: lesson.quiz.hash, calendar };
  const chosen = cohortChoices(t, cohorts);
  const answered =
    versions.length < 2
      ? null
      : versions.map((one) => ({
          ...{ value: one.hash, label: versionName(t, one, telling) },
          isChosen: one.hash === version.hash,
        }));
  return chosen || answered
    ? { action: paths.insight(lesson.slug), cohorts: chosen, versions: answered }
    : null;
};

const addressOf = ({ cohorts, version, versions }: QuizInsight) => ({
  cohort: cohorts.chosen?.id,
  version: versions.length < 2 ? undefined : version.hash,
});

const linksOf = ({ t, actor }: Reading, insight: QuizInsight): QuizInsightView['links'] => {
  const { lesson, version } = insight;
  const asked = addressOf(insight);
  const link = (href: string, label: string) => ({ href, label: t(`insights.link.${label}`) });
  return [
    ...(version.tally.tries > 0 ? [link(paths.insightTable(lesson.slug, asked), 'table')] : []),
    ...(may(actor, 'attempt:remark') ? [link(paths.remark(lesson.slug), 'remark')] : []),
    link(paths.insights({ cohort: asked.cohort }), 'all'),
  ];
};

const ledeOf = ({ t, calendar }: Reading, { version }: QuizInsight): string => {
  const { tries, mastered } = version.tally;
  if (tries === 0) return t('insights.empty.text');
  return [
    t('insights.tries', { count: tries }),
    t('insights.mastered', { share: share(t, mastered, tries) }),
    answeredWhen(t, version, calendar),
  ].join(' · ');
};

const noticesOf = ({ t }: Reading, { version, lesson, isBehind }: QuizInsight): string[] => [
  ...(version.hash === lesson.quiz.hash ? [] : [t('insights.changedSince')]),
  ...(isBehind ? [t('insights.behindLong')] : []),
];

const reasonsOf = ({ t }: Reading, insight: QuizInsight): QuizInsightView['reasons'] => {
  const { reasons, lesson } = insight;
  if (!reasons) return null;
  const before = reasons.older?.getTime();
  return {
    readers: t('insights.reasons.readers'),
    olderHref: before ? paths.insight(lesson.slug, { ...addressOf(insight), before }) : null,
  };
};

export const quizInsightView = (reading: Reading, insight: QuizInsight): QuizInsightView => {
  const { t } = reading;
  const { lesson, quiz, version, reasons } = insight;
  const isEmpty = version.tally.tries === 0;
  const { questions } = quiz;
  return {
    title: quiz.title,
    eyebrow: lessonName(t, lesson),
    lede: ledeOf(reading, insight),
    filters: filtersOf(reading, insight),
    notices: noticesOf(reading, insight),
    links: linksOf(reading, insight),
    questions: isEmpty
      ? []
      : questions.map((question, index) =>
          questionInsightView(t, {
            ...{ question, number: index + 1, of: questions.length },
            tally: tallyOf(version.tally, question.id),
            reasons: reasons?.groups.get(question.id) ?? [],
          }),
        ),
    reasons: isEmpty ? null : reasonsOf(reading, insight),
    empty: isEmpty
      ? {
          title: t('insights.empty.title'),
          text: t('insights.empty.quiz'),
          href: paths.lesson(lesson.slug),
          label: t('insights.link.lesson'),
        }
      : null,
  };
};
