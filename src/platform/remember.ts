import { createBounded } from './bounded.js';

/**
 * A plain function of one text that remembers what it gave for the latest texts, at most so many: for what costs more to
 * work out than to keep. Null is not kept.
 */
export const remembering = <Given extends object | string | null>(
  most: number,
  work: (text: string) => Given,
): ((text: string) => Given) => {
  const known = createBounded<Given>(most);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const given = work(text);
    if (given !== null) known.set(text, given);
    return given;
  };
};
