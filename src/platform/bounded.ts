/** A map that holds at most so many: the oldest entry makes room for a new one. */
export interface Bounded<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export const createBounded = <Value>(most: number): Bounded<Value> => {
  const held = new Map<string, Value>();
  return {
    get: (key) => held.get(key),
    set(key, value) {
      if (held.size >= most && !held.has(key)) {
        const [oldest = key] = held.keys();
        held.delete(oldest);
      }
      held.set(key, value);
    },
  };
};
