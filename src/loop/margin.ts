import type { Texts } from './texts.js';

/** Where a comment stands: beside a whole answer, or beside a passage of it. */
export interface Place {
  /** The prompt that was answered. */
  prompt: string;
  /** From and to which character of the answer, as `answerIn` gives it. A round never changes, so a place says it all. */
  passage: Passage | null;
}

export interface Passage {
  from: number;
  to: number;
}

/** What an instructor says beside an answer. It goes with a reply, and never holds words of the answer itself. */
export interface MarginComment extends Place {
  text: string;
}

/** An answer as pages print it. */
export const answerIn = (texts: Texts, prompt: string): string => texts[prompt]?.trim() ?? '';

/** The name of the field, and of the text in a draft, in which a comment on this place is written. */
export const fieldAt = ({ prompt, passage }: Place): string =>
  passage ? `on:${prompt}:${passage.from}-${passage.to}` : `on:${prompt}`;

const field = /^on:([a-z0-9]+(?:-[a-z0-9]+)*)(?::(\d{1,5})-(\d{1,5}))?$/;

/** The place that a field is for; null for any other field. */
export const placeOf = (name: string): Place | null => {
  const [, prompt, from, to] = field.exec(name) ?? [];
  if (prompt === undefined) return null;
  return { prompt, passage: from ? { from: Number(from), to: Number(to) } : null };
};

/** Of all fields of a form or a draft, those of comments. */
export const marginTexts = (fields: Readonly<Record<string, unknown>>): Texts =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      typeof text === 'string' && placeOf(name) ? [[name, text]] : [],
    ),
  );

/** The comments that say something, those of one answer as their passages follow each other. */
export const commentsIn = (fields: Readonly<Record<string, unknown>>): MarginComment[] =>
  Object.entries(marginTexts(fields))
    .flatMap(([name, text]) => {
      const place = placeOf(name);
      return place && text.trim() !== '' ? [{ ...place, text }] : [];
    })
    .sort(byPlace);

/** Comments as a draft holds them. */
export const textsOfComments = (comments: readonly MarginComment[]): Texts =>
  Object.fromEntries(comments.map((comment) => [fieldAt(comment), comment.text]));

/** What is said of a whole answer comes last. */
export const byPlace = (one: Place, other: Place): number => {
  if (!one.passage || !other.passage) return Number(!one.passage) - Number(!other.passage);
  return one.passage.from - other.passage.from || one.passage.to - other.passage.to;
};

/** Whether there is such a place among these answers. */
export const isThere = ({ prompt, passage }: Place, texts: Texts): boolean =>
  Object.hasOwn(texts, prompt) &&
  (passage === null || (passage.from < passage.to && passage.to <= answerIn(texts, prompt).length));

export const quoteAt = ({ prompt, passage }: Place, texts: Texts): string | null =>
  passage && answerIn(texts, prompt).slice(passage.from, passage.to);

/** A piece of an answer that is marked as a whole, or not. */
export interface Piece {
  text: string;
  isMarked: boolean;
  /** The numbers of the comments whose passages end here. */
  notes: string;
}

/** An answer cut where passages begin and end. Passages are numbered from 1 in the order given, and may overlap. */
export const piecesOf = (answer: string, passages: readonly Passage[]): Piece[] => {
  const edges = passages.flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...edges, answer.length])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? 0;
    const ending = passages.flatMap(({ to }, index) => (to === end ? [index + 1] : []));
    return {
      text: answer.slice(start, end),
      isMarked: passages.some(({ from, to }) => from <= start && to >= end),
      notes: ending.join(', '),
    };
  });
};
