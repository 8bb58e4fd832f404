import type { Clock } from '../platform/clock.js';

/** A clock that tells the time of the demo's past until it is let go; from then on it tells the real one. */
export interface MovingClock extends Clock {
  moveTo(instant: Date): void;
  letGo(): void;
}

/** Tells the time of `real` until it is first moved. */
export const createMovingClock = (real: Clock): MovingClock => {
  let set: Date | null = null;
  return {
    now: () => new Date(set ?? real.now()),
    moveTo(instant) {
      set = instant;
    },
    letGo() {
      set = null;
    },
  };
};
