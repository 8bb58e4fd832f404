/** A small generator (mulberry32): the same seed gives the same numbers in every version and process. */
const generator = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The same items in an order that only the seed decides. */
export const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const next = generator(seed);
  const keyed = items.map((item) => ({ item, at: next() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ item }) => item);
};
