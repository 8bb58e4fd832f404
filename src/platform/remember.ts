import { createBounded } from './bounded.js';

/** A map, or a weak one, of which what is held for a key is forgotten with the key. */
interface Holds<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** What `map` holds for a key: made, and held from then on, where it holds nothing. */
export const madeOnce = <Key, Value>(
  map: Holds<Key, Value>,
  key: Key,
  make: () => Value,
): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

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
