import type { Told } from '../accounts/notice.service.js';
import { opensLines } from '../accounts/notice.view-model.js';
import type { Criterion, Translated } from '../content/course.js';
import { lessonName } from '../lessons/lesson.words.js';
import { showDate, showTime } from '../platform/dates.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { actionProblems, actionView, type ActionView } from './commitment/action.view-model.js';
import type { TypedAction } from './commitment/action-form.view-model.js';
import {
  draftFormView,
  fieldId,
  type DraftFormView,
  type Refused,
} from './draft-form.view-model.js';
import { answersOf, type AnswerView } from './answer.view-model.js';
import { consentView, type ConsentView } from './consent/giving.view-model.js';
import { toldView, type ToldView } from './dictation/told.view-model.js';
import { comparing, type Comparing } from './examples.view-model.js';
import { isAccepted, roundInWriting } from './machine.js';
import { readersView, type ReadersView } from './readers.view-model.js';
import type { ReflectionStory } from './reflection.service.js';
import { roundViews, type RoundView, type Telling } from './round.view-model.js';
import { standingView, type StandingView } from './turn-standing.view-model.js';
import { positionOf } from './turn.js';

export interface ReflectionView extends Comparing, Translated {
  title: string;
  place: string;
  lesson: { href: string; title: string };
  introHtml: string;
  notice: NoticeView | null;
  problems: { field: string; message: string }[];
  standing: StandingView | null;
  /** From *ready for action* on. */
  action: ActionView | null;
  /** Where a case is made of it for later groups, once it was found ready for action. */
  caseHref: string | null;
  /** Words that were refused and stand in no box of this page. */
  kept: string | null;
  /** An answer of a quiz to take up here, where the form has words of its own already. */
  cause: string | null;
  form: DraftFormView | null;
  /** Why nothing can be written or sent, where that is so. */
  closed: string[];
  /** What an instructor wrote down for the learner, to be taken or declined. */
  told: ToldView[];
  /** What instructors ask to read of it, and what they were let in to. */
  consents: ConsentView[];
  /** The prompts, for those who only look. */
  prompts: AnswerView[];
  readers: ReadersView;
  rubric: Criterion[];
  latest: RoundView | null;
  earlier: RoundView[];
  /** The rounds of the turn before this one, latest first. */
  before: RoundView[];
}

export interface NoticeView {
  tone: 'saved' | 'warm';
  text: string;
}

/** What the last act of the reader was, or why it was refused. */
export interface Aftermath {
  notice?: NoticeView | null;
  refused?: Refused | null;
  /** An answer of a quiz that is to be taken up, in the learner's words. */
  cause?: string | null;
  /** A form of what follows on *ready for action* that was refused. */
  action?: TypedAction | null;
  /** An answer to a comment that was refused. */
  answer?: { text: string; error: string } | null;
}

export const reflectionPage = definePage<ReflectionView>('loop/reflection', 'course');

const isWriting = ({ turn }: ReflectionStory): boolean =>
  turn === null || roundInWriting(positionOf(turn)) !== null;

const shutLines = ({ t, calendar }: Telling, told: Told): string[] => {
  const { usedAt } = told.link;
  const until = { date: showDate(usedAt, calendar), time: showTime(usedAt, calendar) };
  return [t('loop.closed.shut', until), ...opensLines(t, told, calendar)];
};

const closedOf = (telling: Telling, story: ReflectionStory): string[] => {
  const { t } = telling;
  if (story.shut) return shutLines(telling, story.shut);
  // Whose cohort has ended is told so above.
  if (!story.canWrite) return story.cohort ? [] : [t('loop.closed.notLearning')];
  const isUnread = isWriting(story) && story.cohort?.instructors.length === 0;
  return isUnread ? [t('loop.closed.nobody')] : [];
};

const problemsOf = (telling: Telling, after: Aftermath): ReflectionView['problems'] => [
  ...draftProblems(telling, after),
  ...actionProblems(telling, after.action ?? null),
];

const draftProblems = ({ t }: Telling, { refused }: Aftermath): ReflectionView['problems'] =>
  (refused?.problems ?? []).map(({ field, message, values }) => ({
    field: fieldId(field.replace(/^texts\[(.*)\]$/, '$1')),
    message: t(message, values),
  }));

/** The round that is with the instructor or done, and the ones before it, latest first. */
const roundsOf = (telling: Telling, story: ReflectionStory) => {
  const rounds = roundViews(telling, story.rounds);
  return isWriting(story)
    ? { latest: null, earlier: rounds }
    : { latest: rounds[0] ?? null, earlier: rounds.slice(1) };
};

/** What somebody wrote who cannot write now, or the bare prompts. */
const lookingAt = ({ lesson, turn, draft, shut }: ReflectionStory): AnswerView[] =>
  turn || shut ? [] : answersOf(lesson.reflection, draft?.open ? draft.texts : {});

const formOf = (
  telling: Telling,
  story: ReflectionStory,
  after: Aftermath,
): DraftFormView | null =>
  story.canWrite && isWriting(story)
    ? draftFormView(telling, story, { refused: after.refused ?? null, cause: after.cause ?? null })
    : null;

/** In an empty form it stands in the first box instead. */
const causeBeside = (
  { draft }: ReflectionStory,
  { cause = null }: Aftermath,
  form: DraftFormView | null,
): string | null => (form && draft?.open ? cause : null);

const headOf = ({ t }: Telling, { lesson }: ReflectionStory) => ({
  title: lesson.reflection.title,
  lang: lesson.reflection.lang,
  place: t('loop.place', { lesson: lessonName(t, lesson) }),
  lesson: { href: paths.lesson(lesson.slug), title: lesson.title },
  introHtml: lesson.reflection.introHtml,
  rubric: lesson.reflection.rubric,
});

const caseHrefOf = ({ lesson, turn, shut }: ReflectionStory): string | null =>
  turn && !shut && (turn.n > 1 || isAccepted(turn)) ? paths.reflectionCase(lesson.slug) : null;

const consentsOf = (telling: Telling, { consents, canAnswer }: ReflectionStory): ConsentView[] =>
  consents.map((one) => consentView(telling, one, { canAnswer }));

/** An answer that was refused and has no box of its own any more. */
const keptOf = ({ answer }: Aftermath, standing: StandingView | null): string | null =>
  standing?.answer ? null : (answer?.text ?? null);

export const reflectionView = (
  telling: Telling,
  story: ReflectionStory,
  after: Aftermath = {},
): ReflectionView => {
  const form = formOf(telling, story, after);
  const standing = standingView(telling, story, after.answer ?? null);
  return {
    ...headOf(telling, story),
    notice: after.notice ?? null,
    problems: problemsOf(telling, after),
    standing,
    action: actionView(telling, story, after.action ?? null),
    caseHref: caseHrefOf(story),
    kept: keptOf(after, standing),
    cause: causeBeside(story, after, form),
    form,
    closed: closedOf(telling, story),
    told: story.canWrite ? story.told.map((one) => toldView(telling, story.lesson, one)) : [],
    consents: consentsOf(telling, story),
    prompts: form ? [] : lookingAt(story),
    readers: readersView(telling, story.cohort),
    ...comparing(telling.t, story),
    ...roundsOf(telling, story),
    before: roundViews(telling, story.before),
  };
};
