/** Lets a few in; those who come later wait until one has left. */
export interface Turnstile {
  enter(run: () => void): void;
  leave(): void;
}

export const createTurnstile = (places: number): Turnstile => {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    enter(run) {
      if (free === 0) waiting.push(run);
      else {
        free -= 1;
        setImmediate(run);
      }
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
};
