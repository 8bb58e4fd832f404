import type { Course, Option } from '../course.js';

const shortOptions = ({ lessons }: Course): [key: string, option: Option][] =>
  lessons.flatMap(({ quiz }) =>
    quiz.questions
      .filter(({ kind }) => kind === 'short')
      .flatMap((question) =>
        question.options.map((option): [string, Option] => [
          [quiz.id, question.id, option.id].join(),
          option,
        ]),
      ),
  );

/**
 * Gives each form of a short answer the words it has in all languages: a try is marked by one key, whatever language its
 * pages are read in, and also when its reader changes it half-way.
 */
export function shareForms(editions: readonly Course[]): void {
  if (editions.length < 2) return;
  const all = editions.flatMap(shortOptions);
  const forms = new Map<string, Set<string>>();
  for (const [key, { text }] of all) forms.set(key, (forms.get(key) ?? new Set()).add(text));
  for (const [key, option] of all) option.forms = [...(forms.get(key) ?? [])];
}
