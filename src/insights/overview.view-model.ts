import { lessonName } from '../lessons/lesson.words.js';
import type { Words } from '../platform/words.js';
import { definePage } from '../web/reply.js';
import { paths } from '../web/paths.js';
import { cohortChoices, type ChoiceView } from './filters.view-model.js';
import { findingsOf, worthALook } from './findings.js';
import { sentenceOf, share } from './insight.words.js';
import type { Overview } from './insights.service.js';
import { tallyOf } from './tally.js';

export interface InsightsView {
  title: string;
  lede: string;
  filters: { action: string; cohorts: ChoiceView[] } | null;
  rows: {
    href: string;
    eyebrow: string;
    title: string;
    /** How many handed it in, and how many of them mastered it. */
    meta: string;
    /** The question that most deserves a look. */
    worth: { title: string; text: string } | null;
  }[];
  /** Quizzes that nobody has handed in yet. */
  quiet: string | null;
  empty: { title: string; text: string } | null;
}

export const insightsPage = definePage<InsightsView>('insights/index', 'insights');

type CountedQuiz = Overview['quizzes'][number];

const sumOf = ({ versions }: CountedQuiz, what: 'tries' | 'mastered'): number =>
  versions.reduce((sum, { tally }) => sum + tally[what], 0);

const worthOf = (t: Words, { latest }: CountedQuiz): InsightsView['rows'][number]['worth'] => {
  if (!latest) return null;
  const { quiz, version } = latest;
  const question = worthALook(quiz, version.tally);
  if (!question) return null;
  const tally = tallyOf(version.tally, question.id);
  const [finding] = findingsOf(question, tally);
  return finding
    ? { title: question.title, text: sentenceOf(t, finding, { question, tally }) }
    : null;
};

const rowOf = (
  t: Words,
  counted: CountedQuiz,
  cohort: string | undefined,
): InsightsView['rows'][number] => {
  const tries = sumOf(counted, 'tries');
  const { lesson, isBehind } = counted;
  const meta = [
    t('insights.tries', { count: tries }),
    t('insights.mastered', { share: share(t, sumOf(counted, 'mastered'), tries) }),
    ...(isBehind ? [t('insights.behind')] : []),
  ];
  return {
    href: paths.insight(lesson.slug, { cohort }),
    eyebrow: lessonName(t, lesson),
    title: lesson.quiz.title,
    meta: meta.join(' · '),
    worth: worthOf(t, counted),
  };
};

export const insightsView = (t: Words, { cohorts, quizzes }: Overview): InsightsView => {
  const cohort = cohorts.chosen?.id;
  const answered = quizzes.filter((counted) => sumOf(counted, 'tries') > 0);
  const quiet = quizzes.filter((counted) => !answered.includes(counted));
  const choices = cohortChoices(t, cohorts);
  return {
    title: t('insights.title'),
    lede: t('insights.lede'),
    filters: choices && { action: paths.insights(), cohorts: choices },
    rows: answered.map((counted) => rowOf(t, counted, cohort)),
    quiet:
      answered.length > 0 && quiet.length > 0
        ? t('insights.quiet', { titles: quiet.map(({ lesson }) => lesson.quiz.title).join(', ') })
        : null,
    empty:
      answered.length === 0
        ? { title: t('insights.empty.title'), text: t('insights.empty.text') }
        : null,
  };
};
