import { longestText } from '../platform/text.js';

/** What was written, by the id of its prompt. */
export type Texts = Readonly<Record<string, string>>;

/** Only the texts of the given prompts, an empty one where nothing was written. */
export const textsOf = (prompts: readonly { id: string }[], texts: Texts): Record<string, string> =>
  Object.fromEntries(prompts.map(({ id }) => [id, texts[id] ?? '']));

/** Only the texts that are named: a form that leaves a prompt out says nothing about it. */
export const namedTexts = (
  prompts: readonly { id: string }[],
  texts: Texts,
): Record<string, string> =>
  Object.fromEntries(
    prompts.flatMap(({ id }) => (texts[id] === undefined ? [] : [[id, texts[id]]])),
  );

export const isEmpty = (texts: Texts): boolean =>
  Object.values(texts).every((text) => text.trim() === '');

/** The prompts whose text differs, in the order of the first. White space at the ends does not count. */
export const differing = (here: Texts, there: Texts): string[] =>
  [...new Set([...Object.keys(here), ...Object.keys(there)])].filter(
    (id) => (here[id] ?? '').trim() !== (there[id] ?? '').trim(),
  );

/** The one and then the other, where both say something of their own. */
export const afterOneAnother = (first: string, second: string): string =>
  [...new Set([first, second])].filter((text) => text.trim() !== '').join('\n\n');

/** A text with another below it; null where both together are longer than a prompt takes. */
export const appended = (there: string, more: string): string | null => {
  const both = [there, more].filter((text) => text.trim() !== '').join('\n\n');
  return both.length > longestText ? null : both;
};
