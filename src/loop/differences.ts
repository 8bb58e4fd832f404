import { diffArrays } from 'diff';

/** Words of a text beside those of the one before it: kept, put in, or taken out. */
export interface Change {
  is: 'same' | 'added' | 'removed';
  text: string;
}

/** A word, or one sign between words, with the white space behind it: in any script that parts its words. */
const word = /(?:[\p{L}\p{M}\p{N}_'’-]+|[^\s\p{L}\p{M}\p{N}_'’-]|^)\s*/gu;

/** Texts that differ in more places than this have little in common: comparing them further tells nobody anything. */
const mostEdits = 600;

const wordsOf = (text: string): string[] => text.match(word)?.filter((one) => one !== '') ?? [];

const bare = (words: readonly string[]): string[] => words.map((one) => one.trim());

const whole = (is: Change['is'], text: string): Change[] => (text === '' ? [] : [{ is, text }]);

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): Change['is'] => {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
};

/**
 * What became of a text, word by word. White space alone is no change, and stands as it is now. What is the same and what
 * was added make up the text as it is now.
 */
export const changesBetween = (before: string, now: string): Change[] => {
  if (before === now) return whole('same', now);
  const words = { before: wordsOf(before), now: wordsOf(now) };
  const found = diffArrays(bare(words.before), bare(words.now), { maxEditLength: mostEdits });
  if (!found) return [...whole('removed', before), ...whole('added', now)];
  let [old, young] = [0, 0];
  return found.map((part) => {
    const is = kindOf(part);
    const from = is === 'removed' ? words.before.slice(old) : words.now.slice(young);
    if (is !== 'added') old += part.count;
    if (is !== 'removed') young += part.count;
    return { is, text: from.slice(0, part.count).join('') };
  });
};

/** Whether anything was put in or taken out. */
export const isChanged = (changes: readonly Change[]): boolean =>
  changes.some(({ is }) => is !== 'same');
