import type { Reflection } from '../content/course.js';
import type { Words } from '../platform/words.js';
import { byPlace, fieldAt, marginTexts, placeOf, quoteAt, type Place } from './margin.js';
import type { RoundStory } from './reflection.service.js';
import type { Texts } from './texts.js';

/** The boxes beside one answer, in which comments are written that go with the reply. */
export interface MarginView {
  prompt: string;
  title: string;
  whole: BoxView;
  passages: (BoxView & { quote: string })[];
}

export interface BoxView {
  name: string;
  value: string;
  /** The text came back in a refused form: it is not on the server yet. */
  isUnsaved: boolean;
  error: string | null;
}

/** Comments as they are saved, and as they were typed into a form that was refused. */
export interface MarginTexts {
  saved: Texts;
  typed: { comments: Texts; problems: readonly { field: string; message: string }[] } | null;
}

/** What a comment's field is about, in words; null for a field of something else. */
export const marginTitle = (t: Words, { prompts }: Reflection, name: string): string | null => {
  const place = placeOf(name);
  if (!place) return null;
  const title = prompts.find(({ id }) => id === place.prompt)?.title ?? place.prompt;
  return t(place.passage ? 'loop.margin.onPassage' : 'loop.margin.onAnswer', { title });
};

const boxAt = (place: Place, { saved, typed }: MarginTexts): BoxView => {
  const name = fieldAt(place);
  const value = (typed?.comments ?? saved)[name] ?? '';
  return {
    name,
    value,
    isUnsaved: value !== (saved[name] ?? ''),
    error: typed?.problems.find(({ field }) => field === name)?.message ?? null,
  };
};

/** The passages of an answer that a comment is begun on. */
const passagesOf = (prompt: string, { saved, typed }: MarginTexts): Place[] =>
  Object.entries(marginTexts(typed?.comments ?? saved))
    .flatMap(([name, text]) => (text.trim() === '' ? [] : (placeOf(name) ?? [])))
    .filter((place) => place.prompt === prompt && place.passage)
    .sort(byPlace);

export const marginViews = ({ round, reflection }: RoundStory, texts: MarginTexts): MarginView[] =>
  reflection.prompts.map(({ id, title }) => ({
    prompt: id,
    title,
    whole: boxAt({ prompt: id, passage: null }, texts),
    passages: passagesOf(id, texts).map((place) => ({
      ...boxAt(place, texts),
      quote: quoteAt(place, round.texts) ?? '',
    })),
  }));
