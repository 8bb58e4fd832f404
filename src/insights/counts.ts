/** How many, by name. Names are ids of the course, so `constructor` is as good as any. */
export type Counts = Record<string, number>;

export const countOf = (counts: Counts, name: string): number =>
  Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;

export const addTo = (counts: Counts, name: string, more: number): void => {
  counts[name] = countOf(counts, name) + more;
};

/** Both together, name by name. */
export const together = (one: Counts, other: Counts): Counts => {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) addTo(sum, name, count);
  return sum;
};
