import type { Lesson } from '../../content/course.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import { definePage } from '../../web/reply.js';
import { answersOf, type AnswerView } from '../answer.view-model.js';
import type { Telling } from '../round.view-model.js';
import type { ChipView } from '../standing.view-model.js';
import { showMoment } from '../when.js';
import type { EarlierDesk, EarlierStory } from './asking.service.js';
import { longestLine } from './consent.input.js';
import type { ConsentRecord, ConsentRound, ConsentState } from './consent.js';

export interface EarlierPeopleView {
  title: string;
  groups: { name: string; learners: { href: string; name: string }[] }[];
  empty: string | null;
}

export const earlierPeoplePage = definePage<EarlierPeopleView>('loop/earlier-people', 'reviews');

export const earlierPeopleView = (t: Words, { cohorts }: EarlierDesk): EarlierPeopleView => {
  const groups = cohorts
    .filter(({ learners }) => learners.length > 0)
    .map(({ cohort, learners }) => ({
      name: cohort.name,
      learners: learners.map(({ id, name }) => ({ href: paths.earlier(id), name })),
    }));
  return {
    title: t('consents.people.title'),
    groups,
    empty: groups.length === 0 ? t('consents.people.none') : null,
  };
};

export interface EarlierView {
  title: string;
  people: string;
  notice: { tone: 'saved'; text: string } | null;
  problems: { field: string; message: string }[];
  ask: AskForm | null;
  /** Why there is no form to ask by. */
  whyNot: string | null;
  questions: QuestionView[];
}

interface AskForm {
  action: string;
  choice: {
    name: 'lesson';
    legend: string;
    error: string | null;
    options: { value: string; label: string; isChosen: boolean }[];
  };
  line: {
    id: 'line';
    name: 'line';
    type: 'textarea';
    rows: number;
    label: string;
    help: string;
    value: string;
    error: string | null;
    maxlength: number;
  };
}

/** Something that was asked, and what is to be read by it. */
interface QuestionView {
  lesson: string;
  when: string;
  chip: ChipView;
  line: string;
  /** Where the question is taken back while it is open. */
  drop: string | null;
  rounds: EarlierRoundView[];
}

interface EarlierRoundView {
  title: string;
  /** The button that opens it. */
  open: { action: string; round: string; label: string } | null;
  answers: AnswerView[];
}

export interface AfterAsking {
  did?: 'asked' | 'dropped' | 'opened' | undefined;
  typed?: { lesson: string; line: string };
  problems?: readonly Problem[];
}

export const earlierPage = definePage<EarlierView>('loop/earlier', 'reviews');

const titleOf = (lessons: readonly Lesson[], slug: string): string =>
  lessons.find((lesson) => lesson.slug === slug)?.title ?? slug;

const tones: Record<ConsentState, ChipView['tone']> = {
  ...{ asked: 'warm', given: 'accent' },
  ...{ refused: 'plain', ended: 'plain', dropped: 'plain' },
};

const roundView = (
  { t, calendar }: Telling,
  { learner, opened }: EarlierStory,
  { id, n, sentAt }: ConsentRound,
): EarlierRoundView => {
  const title = [
    t('loop.round.title', { n }),
    t('loop.round.sent', { at: showMoment(t, sentAt, calendar) }),
  ].join(' · ');
  const found = opened.get(id);
  if (found) return { title, open: null, answers: answersOf(found.reflection, found.round.texts) };
  const open = { action: paths.earlierOpenings(learner.id), round: id };
  return { title, open: { ...open, label: t('consents.open', { n }) }, answers: [] };
};

const questionView = (
  telling: Telling,
  story: EarlierStory,
  consent: ConsentRecord,
): QuestionView => {
  const { t, calendar } = telling;
  const { lessonId, askedAt, state, line, rounds } = consent;
  return {
    lesson: titleOf(story.lessons, lessonId),
    when: t('consents.when', { at: showMoment(t, askedAt, calendar) }),
    chip: { tone: tones[state], text: t(`consents.state.${state}`) },
    line,
    drop: state === 'asked' ? paths.earlierWithdrawal(story.learner.id) : null,
    rounds: state === 'given' ? rounds.map((round) => roundView(telling, story, round)) : [],
  };
};

const askForm = (
  t: Words,
  { learner, lessons, askable }: EarlierStory,
  { typed, problems = [] }: AfterAsking,
): AskForm => {
  const shown = showProblems(t, problems);
  const errorOf = (name: string): string | null =>
    shown.find(({ field }) => field === name)?.message ?? null;
  return {
    action: paths.earlierQuestions(learner.id),
    choice: {
      ...{ name: 'lesson', legend: t('consents.ask.lesson'), error: errorOf('lesson') },
      options: [...askable].map(([slug, rounds]) => ({
        value: slug,
        label: t('consents.ask.rounds', {
          lesson: titleOf(lessons, slug),
          count: rounds.length,
        }),
        isChosen: typed ? typed.lesson === slug : askable.size === 1,
      })),
    },
    line: {
      ...{ id: 'line', name: 'line', label: t('consents.ask.line') },
      ...{ type: 'textarea', rows: 3, maxlength: longestLine },
      help: t('consents.ask.lineHelp', { name: learner.name }),
      ...{ value: typed?.line ?? '', error: errorOf('line') },
    },
  };
};

const whyNot = (t: Words, { learner, askable, refusal }: EarlierStory): string | null => {
  if (askable.size === 0) return t('consents.none', { name: learner.name });
  return refusal && t(`consents.refused.${refusal}`);
};

export const earlierView = (
  telling: Telling,
  story: EarlierStory,
  after: AfterAsking = {},
): EarlierView => {
  const { t } = telling;
  const why = whyNot(t, story);
  return {
    title: t('consents.title', { name: story.learner.name }),
    people: paths.earlierPeople(),
    notice: after.did ? { tone: 'saved', text: t(`consents.did.${after.did}`) } : null,
    problems: showProblems(t, after.problems ?? []),
    ask: why === null ? askForm(t, story, after) : null,
    whyNot: why,
    questions: story.asked.map((consent) => questionView(telling, story, consent)),
  };
};
