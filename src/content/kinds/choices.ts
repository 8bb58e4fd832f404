import { checkFeedback, type Item } from '../list-items.js';
import { optionOf, type KindList, type ListKind } from './list-kind.js';

const noun = 'option';

const choices = (checkRight: (right: readonly Item[], list: KindList) => void): ListKind => ({
  form: 'boxes',
  noun,
  example: '- [ ] What thoughtful people do {#short-name}',
  read(list) {
    const { items, file } = list;
    checkBoxes(list);
    checkFeedback(items, { file, noun });
    checkTicks(list, checkRight);
    return {
      options: items.map((item) => optionOf(item, item.isTicked, file)),
      otherwiseHtml: '',
    };
  },
});

function checkBoxes({ items, file }: KindList): void {
  for (const { hasBox, line, words, id } of items)
    if (!hasBox)
      file.report(
        line,
        `This option says not whether it is right. Write: - [ ] ${words} {#${id || 'short-name'}}`,
      );
}

function checkTicks(list: KindList, checkRight: Parameters<typeof choices>[0]): void {
  const { items, line, file } = list;
  const right = items.filter(({ isTicked }) => isTicked);
  if (items.length < 2)
    file.report(
      line,
      'A question needs at least two options. Write another: - [ ] … {#short-name}',
    );
  else if (right.length === 0)
    file.report(line, 'No option is marked as right. Mark it with an x: - [x] …');
  else if (right.length === items.length)
    file.report(
      line,
      'Every option is marked as right. Take the x from those that are not: - [ ] …',
    );
  else checkRight(right, list);
}

/** One of several options holds. */
export const single = choices(([, second], { question, file }) => {
  if (second)
    file.report(
      second.line,
      `A second option is marked as right. Take its x away, or write kind=multiple on the heading: {#${question} kind=multiple}`,
    );
});

/** Some of several options hold together. */
export const multiple = choices(() => undefined);
