import type { Question } from '../../content/course.js';
import type { Answer, Mark } from '../attempt.js';
import { AnswerRefused, idsIn, refuseForeign, valuesOf, type Fields, type Kind } from './kind.js';

const placeField = (id: string): string => `place[${id}]`;

const placeOf = ({ options }: Question, fields: Fields, id: string): number => {
  const [place, ...others] = valuesOf(fields, placeField(id));
  const item = options.find((option) => option.id === id)?.text ?? id;
  if (place === undefined) throw new AnswerRefused('noPlace', { item }, id);
  if (others.length > 0) throw new AnswerRefused('twoPlaces', { item }, id);
  const number = /^[1-9]\d?$/.test(place) ? Number(place) : 0;
  if (number < 1 || number > options.length)
    throw new AnswerRefused('noSuchPlace', { item, of: options.length }, id);
  return number;
};

/** Every item at a place of its own. Throws where one has none, and where two share one. */
const placedIn = (question: Question, fields: Fields): string[] => {
  refuseForeign(idsIn(fields, 'place'), question.options);
  const placed: string[] = [];
  for (const { id, text } of question.options) {
    const place = placeOf(question, fields, id);
    const other = question.options.find((option) => option.id === placed[place - 1]);
    if (other) throw new AnswerRefused('samePlace', { item: other.text, other: text, place }, id);
    placed[place - 1] = id;
  }
  return placed;
};

/** The share of pairs that stand in the right order: 1 less Kendall's distance. */
const pairsInOrder = ({ options }: Question, answer: Answer): number => {
  const places = options.map(({ id }) => answer.indexOf(id));
  const pairs = places.flatMap((place, at) => places.slice(at + 1).map((later) => place < later));
  return pairs.length === 0 ? 1 : pairs.filter(Boolean).length / pairs.length;
};

/** Items are put in order. It holds from `holdsFrom` of all pairs on. */
export const placing = (holdsFrom: number): Kind => ({
  field: 'place',
  read: placedIn,
  write: (_question, answer) =>
    Object.fromEntries(answer.map((id, at) => [placeField(id), String(at + 1)])),
  mark(question, answer): Mark {
    const credit = pairsInOrder(question, answer);
    return { held: credit >= holdsFrom, credit };
  },
});
