/** Tells the time. Everything that judges expiry, due dates, seals or promises asks this, so that tests and the demo can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
