import type { Option } from '../course.js';
import type { Item } from '../list-items.js';
import type { MarkdownFile } from '../markdown-file.js';
import { renderInline } from '../markdown.js';

/** `boxes`: - [x] …; `numbers`: 1. …; `dashes`: - … */
export type ListForm = 'boxes' | 'numbers' | 'dashes';

export interface KindList {
  items: readonly Item[];
  /** The line on which the list begins. */
  line: number;
  /** The id of the question. */
  question: string;
  file: MarkdownFile;
}

export interface KindOptions {
  options: Option[];
  otherwiseHtml: string;
}

/** How the list of one kind of question is written, and what it has to hold. */
export interface ListKind {
  form: ListForm;
  /** What an item is called in messages. */
  noun: string;
  /** An item as an author may write it. */
  example: string;
  /** Reports a list that cannot be asked. */
  read(list: KindList): KindOptions;
}

/** An item whose words are the whole of it. */
export const optionOf = (
  { id, words, line, feedbackHtml }: Item,
  right: boolean,
  file: MarkdownFile,
): Option => ({
  id,
  ...renderInline({ source: words, line }, file),
  right,
  feedbackHtml,
  partner: null,
});

/** Reports a list with too few items. */
export const checkCount = (
  { items, line, file }: KindList,
  least: number,
  message: string,
): void => {
  if (items.length < least) file.report(line, message);
};
