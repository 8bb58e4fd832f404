import type { Lesson } from '../../content/course.js';
import { lessonName } from '../../lessons/lesson.words.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import {
  emptiedOf,
  fieldId,
  promptView,
  savedLine,
  type DraftFormView,
  type Refused,
} from '../draft-form.view-model.js';
import { dictationForm } from '../loop.js';
import type { NoticeView } from '../reflection.view-model.js';
import { nameOf, type Telling } from '../round.view-model.js';
import { showMoment } from '../when.js';
import type { DictationDesk, DictationStory } from './dictation.service.js';

export interface DictationsView {
  title: string;
  notice: NoticeView | null;
  /** Null while nobody learns in a cohort of this instructor. */
  choice: ChoiceView | null;
  /** What was written down, and what its learner said of it. */
  rows: { learner: string; about: string; state: string }[];
}

interface ChoiceView {
  action: string;
  groups: { label: string; learners: OptionView[] }[];
  lessons: OptionView[];
}

interface OptionView {
  value: string;
  label: string;
}

export interface DictationView {
  title: string;
  place: string;
  about: string;
  desk: { href: string; label: string };
  notice: NoticeView | null;
  problems: { field: string; message: string }[];
  form: DraftFormView;
}

export const dictationsPage = definePage<DictationsView>('loop/dictations', 'reviews');
export const dictationPage = definePage<DictationView>('loop/dictation', 'reviews');

const noticeOf = ({ t }: Pick<Telling, 't'>, did: string | undefined): NoticeView | null =>
  did === undefined ? null : { tone: 'saved', text: t(`dictations.did.${did}`) };

const titled = ({ t }: Pick<Telling, 't'>, lesson: Lesson): string =>
  t('journal.place', { lesson: lessonName(t, lesson), title: lesson.reflection.title });

const choiceOf = (telling: Telling, { cohorts, lessons }: DictationDesk): ChoiceView | null => {
  const groups = cohorts
    .filter(({ learners }) => learners.length > 0)
    .map(({ cohort, learners }) => ({
      label: cohort.name,
      learners: learners.map(({ id, name }) => ({ value: id, label: name })),
    }));
  if (groups.length === 0) return null;
  return {
    action: paths.dictations(),
    groups,
    lessons: lessons.map((lesson) => ({ value: lesson.slug, label: titled(telling, lesson) })),
  };
};

export const dictationsView = (
  telling: Telling,
  desk: DictationDesk,
  did: string | undefined,
): DictationsView => {
  const { t, calendar } = telling;
  const lessonOf = (slug: string) => desk.lessons.find((one) => one.slug === slug);
  return {
    title: t('dictations.title'),
    notice: noticeOf(telling, did),
    choice: choiceOf(telling, desk),
    rows: desk.written.map(({ personId, lessonId, at, state }) => {
      const lesson = lessonOf(lessonId);
      return {
        learner: nameOf(telling, personId),
        about: [lesson ? titled(telling, lesson) : lessonId, showMoment(t, at, calendar)].join(
          ' · ',
        ),
        state: t(`dictations.state.${state}`),
      };
    }),
  };
};

const formOf = (
  telling: Telling,
  { learner, lesson, draft }: DictationStory,
  refused: Refused | null,
): DraftFormView => {
  const { t } = telling;
  const current = draft?.open ? draft : null;
  const texts = { saved: current?.texts ?? {}, begun: {}, refused };
  const of = { personId: learner.id, slug: lesson.slug };
  const here = paths.dictation(of.personId, of.slug);
  return {
    action: here,
    saveAction: paths.dictationDraft(of.personId, of.slug),
    conflictHref: here,
    keepAction: null,
    journalHref: paths.journal(),
    form: dictationForm(of),
    rev: (refused ?? draft)?.rev ?? 0,
    emptied: emptiedOf(draft),
    prompts: lesson.reflection.prompts.map((prompt) => promptView(telling, prompt, texts)),
    ratings: [],
    saved: savedLine(telling, current),
    readers: t('dictations.readers', { name: learner.name }),
    sendLabel: t('dictations.offer', { name: learner.name }),
  };
};

export const dictationView = (
  telling: Telling,
  story: DictationStory,
  after: { refused?: Refused | null; did?: string | undefined },
): DictationView => {
  const { t } = telling;
  const { learner, lesson } = story;
  const refused = after.refused ?? null;
  return {
    title: t('dictations.of', { name: learner.name }),
    place: titled(telling, lesson),
    about: t('dictations.about', { name: learner.name }),
    desk: { href: paths.dictations(), label: t('dictations.title') },
    notice: noticeOf(telling, after.did),
    problems: (refused?.problems ?? []).map(({ field, message, values }) => ({
      field: fieldId(field.replace(/^texts\[(.*)\]$/, '$1')),
      message: t(message, values),
    })),
    form: formOf(telling, story, refused),
  };
};
