import type { Option, Question } from './course.js';

/** What the looks of the options tell about which one holds. */
export interface Giveaways {
  /** Questions with one best option: single ones, and judgements with their most effective response. */
  questions: number;
  /** Those whose best option is the longest of all, or the shortest. */
  longest: number;
  shortest: number;
  /** How often the right option of a single question stands first, second, … as written. */
  places: number[];
  /** Shares (0…1) of best and of other options with words such as "always". */
  absolute: { best: number; other: number };
}

// Fewer questions than this lie on one side by chance.
const enough = 8;
const gross = 0.6;

const absolutes = new RegExp(
  `\\b(${[
    ...['always', 'never', 'every', 'everyone', 'everybody', 'nobody', 'none', 'all', 'only'],
    ...['must', 'nothing', 'siempre', 'nunca', 'jamás', 'todo', 'toda', 'todos', 'todas'],
    ...['nadie', 'ninguno', 'ninguna', 'solo', 'debe', 'nada'],
  ].join('|')})\\b`,
  'i',
);

interface Choice {
  best: Option;
  others: readonly Option[];
  place: number;
  isPlaced: boolean;
}

/** Measures what length, place and wording give away. */
export function giveawaysOf(questions: readonly Question[]): Giveaways {
  const choices = questions.flatMap(choiceOf);
  const lengths = choices.map(({ best, others }) => ({
    best: best.text.length,
    others: others.map(({ text }) => text.length),
  }));
  const placed = choices.filter(({ isPlaced }) => isPlaced).map(({ place }) => place);
  return {
    questions: choices.length,
    longest: lengths.filter(({ best, others }) => best > Math.max(...others)).length,
    shortest: lengths.filter(({ best, others }) => best < Math.min(...others)).length,
    places: Array.from(
      { length: Math.max(-1, ...placed) + 1 },
      (_, place) => placed.filter((one) => one === place).length,
    ),
    absolute: {
      best: absoluteShare(choices.map(({ best }) => best)),
      other: absoluteShare(choices.flatMap(({ others }) => others)),
    },
  };
}

const choiceOf = ({ kind, options }: Question): Choice[] => {
  if (kind !== 'single' && kind !== 'judgement') return [];
  const place = kind === 'single' ? options.findIndex(({ right }) => right) : 0;
  const best = options[place];
  const others = options.filter((option) => option !== best);
  return best ? [{ best, others, place, isPlaced: kind === 'single' }] : [];
};

const absoluteShare = (options: readonly Option[]): number =>
  options.filter(({ text }) => absolutes.test(text)).length / Math.max(1, options.length);

/** What is so one-sided that the best option can be picked without reading. */
export function grossGiveaways({ questions, longest, shortest, places }: Giveaways): string[] {
  const tell = (count: number, of: number, message: string): string[] =>
    of >= enough && count / of > gross ? [message] : [];
  const placed = places.reduce((sum, count) => sum + count, 0);
  const where = (word: string, count: number): string =>
    `The option that holds is the ${word} in ${count} of ${questions} questions.`;
  return [
    ...tell(
      longest,
      questions,
      `${where('longest', longest)} Shorten some, and give the others reasons as full.`,
    ),
    ...tell(
      shortest,
      questions,
      `${where('shortest', shortest)} Say more in some, or less in the others.`,
    ),
    ...places.flatMap((count, index) =>
      tell(
        count,
        placed,
        `The option that holds stands in place ${index + 1} in ${count} of ${placed} questions. Write it in other places too.`,
      ),
    ),
  ];
}
