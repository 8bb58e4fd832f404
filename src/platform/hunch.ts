/** What was so the last time it was looked at: good for asking early, and never to be believed. At most so many are kept. */
export interface Hunches<Value> {
  of(key: string): Value | undefined;
  note(key: string, value: Value): void;
}

export const createHunches = <Value>(most: number): Hunches<Value> => {
  const noted = new Map<string, Value>();
  return {
    of: (key) => noted.get(key),
    note(key, value) {
      if (noted.size >= most && !noted.has(key)) {
        const [oldest = key] = noted.keys();
        noted.delete(oldest);
      }
      noted.set(key, value);
    },
  };
};
