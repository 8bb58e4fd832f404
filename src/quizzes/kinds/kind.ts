import type { Option, Question } from '../../content/course.js';
import type { Answer, Mark } from '../attempt.js';

/** The fields of a question's form, by name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a kind of question knows: how it is answered, and what an answer is worth. Pure. */
export interface Kind {
  /** What its fields are called: `answer`, `text`, or one each as `place[<option id>]`, `pair[<option id>]`. */
  field: 'answer' | 'place' | 'pair' | 'text';
  /** The answer in the fields of a form. Throws `AnswerRefused` where something is missing, or no page of ours sends it. */
  read(question: Question, fields: Fields): string[];
  /** The fields that say this answer: `read` gives it back. */
  write(question: Question, answer: Answer): Fields;
  mark(question: Question, answer: Answer): Mark;
}

/** Says what is to be mended in an answer: a key of the catalogue, and the option it is about where it is about one. */
export class AnswerRefused extends Error {
  constructor(
    readonly reason: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly optionId: string | null = null,
  ) {
    super(`quizzes.problems.${reason}`);
    this.name = 'AnswerRefused';
  }
}

export const allOrNothing = (held: boolean): Mark => ({ held, credit: held ? 1 : 0 });

export const valuesOf = (fields: Fields, name: string): string[] => [fields[name] ?? []].flat();

/** The names of fields such as `place[<option id>]`, by the id. */
export const idsIn = (fields: Fields, name: string): string[] =>
  Object.keys(fields).flatMap((field) =>
    field.startsWith(`${name}[`) && field.endsWith(']') ? [field.slice(name.length + 1, -1)] : [],
  );

const shown = 60;

/** Throws for an id that is not one of these. */
export const refuseForeign = (ids: readonly string[], known: readonly { id: string }[]): void => {
  const names = new Set(known.map(({ id }) => id));
  const foreign = ids.find((id) => !names.has(id));
  if (foreign !== undefined) throw new AnswerRefused('foreign', { value: foreign.slice(0, shown) });
};

export const rightOptions = ({ options }: Question): Option[] =>
  options.filter(({ right }) => right);
