import type { Tokens } from 'marked';
import type { QuestionKind } from './course.js';
import { listKinds } from './kinds/kinds.js';
import type { KindOptions, ListForm, ListKind } from './kinds/list-kind.js';
import { parseItems, type Item, type ItemList } from './list-items.js';
import type { MarkdownFile } from './markdown-file.js';

export interface OptionListPlace {
  kind: QuestionKind;
  /** The id of the question. */
  question: string;
  file: MarkdownFile;
}

export interface OptionList extends KindOptions {
  /** What counts for the hash of the question. */
  meaning: unknown;
}

/** Reads the list of a question as its kind is written. */
export function parseOptionList(list: ItemList, place: OptionListPlace): OptionList {
  const { kind, question, file } = place;
  const rules = listKinds[kind];
  const items = parseItems(list, { file, noun: rules.noun });
  const meaning = items.map((item) => item.meaning);
  if (formOf(list.token) !== rules.form) {
    file.report(list.line, formMessage(kind, rules));
    return { options: [], otherwiseHtml: '', meaning };
  }
  if (kind !== 'short') checkOtherwise(items, place);
  return { ...rules.read({ items, line: list.line, question, file }), meaning };
}

const formOf = ({ ordered, items }: Tokens.List): ListForm => {
  if (ordered) return 'numbers';
  return items.some(({ task }) => task) ? 'boxes' : 'dashes';
};

const formNames: Readonly<Record<ListForm, string>> = {
  boxes: 'a list with check boxes',
  numbers: 'a numbered list',
  dashes: 'a plain list',
};

const formMessage = (kind: QuestionKind, { form, example, noun }: ListKind): string =>
  `A question of kind=${kind} is written as ${formNames[form]}. Write each ${noun} so: ${example}`;

function checkOtherwise(items: readonly Item[], { file }: OptionListPlace): void {
  for (const { id, line } of items)
    if (id === 'otherwise')
      file.report(
        line,
        'The id "otherwise" belongs to questions with kind=short. Write another: {#short-name}',
      );
}
