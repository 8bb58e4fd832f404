import type { Prompt, Translated } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { reflectionForm } from './loop.js';
import { ratingChoices, type RatingChoice } from './own-rating.view-model.js';
import type { ReflectionStory } from './reflection.service.js';
import type { Telling } from './round.view-model.js';
import type { Texts } from './texts.js';
import type { DraftRecord } from './turn.js';
import { listAll, showMomentBriefly } from './when.js';

export interface PromptView extends Translated {
  id: string;
  fieldId: string;
  name: string;
  title: string;
  hintHtml: string;
  length: string | null;
  value: string;
  /** The text came back in a refused form: it is not on the server yet. */
  isUnsaved: boolean;
  error: string | null;
}

export interface DraftFormView {
  action: string;
  saveAction: string;
  form: string;
  rev: number;
  emptied: number;
  prompts: PromptView[];
  /** How the writer sees the draft, criterion by criterion. */
  ratings: RatingChoice[];
  saved: string;
  readers: string;
  /** Null while nobody could read it: then it can only be saved. */
  sendLabel: string | null;
  conflictHref: string;
  /** Where an entry of the journal becomes of it; null for a reflection that is there to be shared. */
  keepAction: string | null;
  /** Where something is fetched from the journal. */
  journalHref: string;
}

/** A form that was refused: what was typed, and what is to be mended. */
export interface Refused {
  texts: Texts;
  ratings?: Readonly<Record<string, string>>;
  rev: number;
  problems: readonly Problem[];
}

export const fieldName = (prompt: string): string => `texts[${prompt}]`;

/** Also where the summary of problems leads. */
export const fieldId = (prompt: string): string => `p-${prompt}`;

const errorOf = (t: Words, refused: Refused | null, name: string): string | null => {
  const problem = refused?.problems.find(({ field }) => field === name);
  return problem ? t(problem.message, problem.values) : null;
};

interface PromptTexts {
  saved: Texts;
  /** What is put into an empty form to begin from; nobody has written it here yet. */
  begun: Texts;
  refused: Refused | null;
}

export const promptView = (
  { t }: Telling,
  { id, title, hintHtml, words, lang }: Prompt,
  { saved, begun, refused }: PromptTexts,
): PromptView => {
  const kept = saved[id] ?? '';
  const typed = refused?.texts[id] ?? begun[id] ?? kept;
  return {
    id,
    fieldId: fieldId(id),
    name: fieldName(id),
    title,
    hintHtml,
    lang,
    length: words ? t('loop.form.length', { from: words.from, to: words.to }) : null,
    value: typed,
    isUnsaved: refused !== null && typed !== kept,
    error: errorOf(t, refused, fieldName(id)),
  };
};

const sendLabel = ({ t }: Telling, names: readonly string[]): string | null => {
  if (names.length === 0) return null;
  const [name] = names;
  return names.length === 1 && name ? t('loop.form.sendTo', { name }) : t('loop.form.sendToAll');
};

export const savedLine = ({ t, calendar }: Telling, draft: DraftRecord | null): string =>
  draft
    ? t('loop.form.saved', { time: showMomentBriefly(t, draft.savedAt, calendar) })
    : t('loop.form.unsaved');

const readersLine = ({ t, calendar }: Telling, names: readonly string[]): string =>
  names.length > 0
    ? t('loop.form.readers', { names: listAll([...names, t('loop.form.you')], calendar.locale) })
    : t('loop.form.onlyYou');

const begunWith = ({ reflection }: ReflectionStory['lesson'], cause: string | null): Texts => {
  const [first] = reflection.prompts;
  return first && cause !== null ? { [first.id]: cause } : {};
};

/** Once somebody has answered, the reflection is shared. */
const canKeep = ({ lesson, turn }: ReflectionStory): boolean =>
  lesson.reflection.sharing === 'private-or-shared' && (turn === null || turn.state === 'draft');

const namesOf = ({ cohort }: ReflectionStory): string[] =>
  cohort ? cohort.instructors.map(({ name }) => name) : [];

const addressesOf = (story: ReflectionStory) => {
  const { slug } = story.lesson;
  return {
    action: paths.reflectionSubmission(slug),
    saveAction: paths.reflectionDraft(slug),
    conflictHref: paths.reflection(slug),
    keepAction: canKeep(story) ? paths.reflectionKeeping(slug) : null,
    journalHref: paths.journal({ lesson: slug }),
  };
};

/** What the page's script tells by that its words have arrived. */
export const emptiedOf = (draft: DraftRecord | null): number => draft?.emptied ?? 0;

const revOf = (kept: { rev: number } | null): number => kept?.rev ?? 0;

export const draftFormView = (
  telling: Telling,
  story: ReflectionStory,
  { refused, cause }: { refused: Refused | null; cause: string | null },
): DraftFormView => {
  const { lesson, draft } = story;
  const { prompts, rubric } = lesson.reflection;
  const names = namesOf(story);
  const current = draft?.open ? draft : null;
  const begun = begunWith(lesson, current ? null : cause);
  const { texts: saved, ratings } = current ?? { texts: {}, ratings: {} };
  const texts = { saved, begun, refused };
  return {
    ...addressesOf(story),
    form: reflectionForm(lesson.slug),
    rev: revOf(refused ?? draft),
    emptied: emptiedOf(draft),
    prompts: prompts.map((prompt) => promptView(telling, prompt, texts)),
    ratings: ratingChoices(telling.t, rubric, { ...ratings, ...refused?.ratings }),
    saved: savedLine(telling, current),
    readers: readersLine(telling, names),
    sendLabel: sendLabel(telling, names),
  };
};
