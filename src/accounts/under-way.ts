/** What is under way in this process, counted by name. */
export interface UnderWay {
  /** Joins under several names at once; `before` tells, name by name, how many were there already. */
  join(names: readonly string[]): { before: readonly number[]; leave(): void };
}

export const createUnderWay = (): UnderWay => {
  const counts = new Map<string, number>();
  const countOf = (name: string): number => counts.get(name) ?? 0;
  const leave = (name: string): void => {
    const left = countOf(name) - 1;
    if (left > 0) counts.set(name, left);
    else counts.delete(name);
  };
  return {
    join(names) {
      const before = names.map(countOf);
      for (const name of names) counts.set(name, countOf(name) + 1);
      return { before, leave: () => names.forEach(leave) };
    },
  };
};
