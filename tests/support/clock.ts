import type { Clock } from '../../src/platform/clock.js';

/** A clock that stands until it is moved. */
export interface TestClock extends Clock {
  moveTo(instant: string): void;
  forward(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
}

/** Monday, 2 March 2026, 09:00 in UTC. */
export const createTestClock = (start = '2026-03-02T09:00:00Z'): TestClock => {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    moveTo(instant) {
      now = Date.parse(instant);
    },
    forward({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
  };
};
