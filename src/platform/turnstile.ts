/** Lets a few in; those who come later wait until one has left. */
export interface Turnstile {
  enter(run: () => void): void;
  leave(): void;
  /** Leaves when what it gives is called, or by itself after so many milliseconds. */
  leaveWithin(ms: number): () => void;
}

/** So many may follow each other at once before they are let in one by one. */
const burst = 3;

/**
 * `places` at a time, and in a crowd one every `apartMs` (a generic cell rate: ITU-T I.371). Whoever comes after a while is let
 * in at once.
 */
export const createTurnstile = (places: number, apartMs = 0): Turnstile => {
  const waiting: (() => void)[] = [];
  let free = places;
  let isLooking = false;
  /** When there would be room for a whole burst again. */
  let rested = 0;

  const look = (): void => {
    if (isLooking || free === 0 || waiting.length === 0) return;
    isLooking = true;
    const left = rested - (burst - 1) * apartMs - performance.now();
    // Not before all have come that come in this turn of the event loop.
    if (left > 0) setTimeout(letIn, left);
    else setImmediate(letIn);
  };

  const letIn = (): void => {
    isLooking = false;
    const next = waiting.shift();
    if (!next) return;
    free -= 1;
    rested = Math.max(rested, performance.now()) + apartMs;
    next();
    look();
  };

  const leave = (): void => {
    free += 1;
    look();
  };

  return {
    enter(run) {
      waiting.push(run);
      look();
    },
    leave,
    leaveWithin(ms) {
      let isIn = true;
      const leaveOnce = (): void => {
        if (isIn) leave();
        isIn = false;
        clearTimeout(late);
      };
      const late = setTimeout(leaveOnce, ms);
      return leaveOnce;
    },
  };
};
