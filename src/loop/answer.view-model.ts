import type { Reflection, Translated } from '../content/course.js';
import { answerIn, byPlace, piecesOf, quoteAt, type MarginComment, type Piece } from './margin.js';
import type { Texts } from './texts.js';

export interface AnswerView extends Translated {
  title: string;
  /** Empty where nothing was written. */
  pieces: Piece[];
  comments: CommentView[];
}

/** What somebody said beside an answer. */
export interface CommentView {
  from: string;
  /** The passage it is about, with its number; null where it is about the whole answer. */
  quote: { number: number; text: string } | null;
  text: string;
}

/** A comment, and the name of who made it. */
export type Said = MarginComment & { from: string };

const commentView = (texts: Texts, said: Said, at: number): CommentView => {
  const quote = quoteAt(said, texts);
  return {
    from: said.from,
    quote: quote === null ? null : { number: at + 1, text: quote },
    text: said.text,
  };
};

/** What was written under each prompt, with what was said beside it. */
export const answersOf = (
  reflection: Reflection,
  texts: Texts,
  said: readonly Said[] = [],
): AnswerView[] =>
  reflection.prompts.map(({ id, title, lang }) => {
    const beside = said.filter(({ prompt }) => prompt === id).sort(byPlace);
    const answer = answerIn(texts, id);
    const passages = beside.flatMap(({ passage }) => passage ?? []);
    return {
      ...{ title, lang },
      pieces: answer === '' ? [] : piecesOf(answer, passages),
      comments: beside.map((one, at) => commentView(texts, one, at)),
    };
  });
