import { checkFeedback } from '../list-items.js';
import { checkCount, optionOf, type KindList, type ListKind } from './list-kind.js';

interface Ranking {
  noun: string;
  example: string;
  least: number;
  /** Said of a list with fewer. */
  tooFew: string;
}

const ranking = ({ noun, example, least, tooFew }: Ranking): ListKind => ({
  form: 'numbers',
  noun,
  example,
  read(list) {
    const { items, file } = list;
    checkCount(list, least, tooFew);
    checkNumbers(list, noun);
    checkFeedback(items, { file, noun });
    return { options: items.map((item) => optionOf(item, true, file)), otherwiseHtml: '' };
  },
});

function checkNumbers({ items, file }: KindList, noun: string): void {
  items.forEach(({ mark, hasBox, line, words, id }, index) => {
    const write = `Write: ${index + 1}. ${words} {#${id || 'short-name'}}`;
    if (hasBox)
      file.report(line, `A numbered ${noun} has no check box: its place says it all. ${write}`);
    else if (Number.parseInt(mark, 10) !== index + 1)
      file.report(
        line,
        `This ${noun} is numbered "${mark}" and stands in place ${index + 1}. ${write}`,
      );
  });
}

/** The items are put into the order that holds. */
export const order = ranking({
  noun: 'item',
  example: '1. What comes before the others {#short-name}',
  least: 3,
  tooFew: 'There is little to put in order here. Write at least three items: 1. … {#short-name}',
});

/** Responses to a scene are put in order from the most to the least effective. */
export const judgement = ranking({
  noun: 'response',
  example: '1. What serves best in this scene {#short-name}',
  least: 4,
  tooFew:
    'A judgement needs at least four responses, from the most to the least effective. Write another: 4. … {#short-name}',
});
