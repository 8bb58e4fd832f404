import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { showProblems, type Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';

export interface FieldView {
  value: string;
  error: string | null;
}

export interface NewHandOnView {
  title: string;
  action: string;
  /** The lesson it comes from; empty where it stands on its own. */
  lesson: string;
  place: string | null;
  what: FieldView;
  name: FieldView;
  email: FieldView;
  /** Null where the course sends no mail. */
  mail: { isChosen: boolean } | null;
  readers: string;
  problems: { field: string; message: string }[];
}

export const newHandOnPage = definePage<NewHandOnView>('hand-on/new', 'course');

export interface TypedHandOn {
  lesson: string;
  what: string;
  name: string;
  email: string;
  mail: boolean;
  problems: readonly Problem[];
}

export const nothingTyped: TypedHandOn = {
  ...{ lesson: '', what: '', name: '', email: '' },
  ...{ mail: false, problems: [] },
};

export const newHandOnView = (
  t: Words,
  typed: TypedHandOn,
  { lessonTitle, canMail }: { lessonTitle: string | null; canMail: boolean },
): NewHandOnView => {
  const problems = showProblems(t, typed.problems);
  const field = (name: 'what' | 'name' | 'email'): FieldView => ({
    value: typed[name],
    error: problems.find((one) => one.field === name)?.message ?? null,
  });
  return {
    title: t('handOns.new.title'),
    action: paths.handOns(),
    lesson: lessonTitle === null ? '' : typed.lesson,
    place: lessonTitle && t('handOns.new.place', { lesson: lessonTitle }),
    what: field('what'),
    name: field('name'),
    email: field('email'),
    mail: canMail ? { isChosen: typed.mail } : null,
    readers: t('handOns.new.readers'),
    problems,
  };
};
