import { checkFeedback, type Item } from '../list-items.js';
import { optionOf, type KindList, type ListKind } from './list-kind.js';

const noun = 'answer';

/** The item that stands for every answer that is not listed. */
export const otherwise = 'otherwise';

/** A few words are typed: accepted forms are ticked, foreseen other answers are not. */
export const short: ListKind = {
  form: 'boxes',
  noun,
  example: '- [x] A form that is accepted {#short-name}',
  read(list) {
    const { items, file } = list;
    const listed = items.filter(({ id }) => id !== otherwise);
    const [accepted, ...otherForms] = listed.filter(({ isTicked }) => isTicked);
    checkBoxes(list);
    if (!accepted)
      file.report(
        list.line,
        'No form of the answer is accepted. Mark at least one with an x: - [x] … {#short-name}',
      );
    checkFeedback(
      items.filter((item) => !otherForms.includes(item)),
      { file, noun },
    );
    const options = listed.map((item) => {
      const feedbackHtml = item.feedbackHtml || (item.isTicked ? accepted?.feedbackHtml : '') || '';
      return optionOf({ ...item, feedbackHtml }, item.isTicked, file);
    });
    return { options, otherwiseHtml: otherwiseOf(list)?.feedbackHtml ?? '' };
  },
};

function checkBoxes({ items, file }: KindList): void {
  for (const { hasBox, line, words, id } of items)
    if (!hasBox)
      file.report(
        line,
        `This answer says not whether it is accepted. Write: - [x] ${words} {#${id || 'short-name'}}`,
      );
}

function otherwiseOf({ items, line, file }: KindList): Item | null {
  const found = items.find(({ id }) => id === otherwise);
  if (!found)
    file.report(
      line,
      'Nothing is said of an answer that nobody foresaw. End the list with: - [ ] Anything else {#otherwise}, and its feedback under it.',
    );
  if (found?.isTicked)
    file.report(
      found.line,
      'Any other answer cannot be an accepted one. Write: - [ ] Anything else {#otherwise}',
    );
  return found ?? null;
}
