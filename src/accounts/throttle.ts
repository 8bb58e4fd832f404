/** So many tries in a window of time. */
export interface Limit {
  name: string;
  points: number;
  windowMs: number;
}

export interface Counted {
  /** Tries in the window before this one. */
  previous: number;
  current: number;
  /** How far this window has run. */
  elapsedMs: number;
}

/**
 * How long until a try is within the limit; 0 when it is now. The window slides: of the tries in the window before, the
 * share still counts that has not run out yet. So nobody gets twice the limit around the full quarter of an hour.
 */
export const waitOf = (
  { points, windowMs }: Limit,
  { previous, current, elapsedMs }: Counted,
): number => {
  // More tries than allowed do not make the wait longer: else a stranger could keep somebody out for good.
  const before = Math.min(previous, points);
  if (current >= points) return windowMs - elapsedMs + 1;
  if (before * (1 - elapsedMs / windowMs) + current < points) return 0;
  const freeAtMs = windowMs * (1 - (points - current) / before);
  return Math.floor(freeAtMs - elapsedMs) + 1;
};

const minute = 60_000;

/** Failures to sign in. Sources: OWASP's authentication and credential stuffing cheat sheets. */
export const signInLimits = {
  account: { name: 'account', points: 10, windowMs: 15 * minute },
  accountFromAddress: { name: 'pair', points: 5, windowMs: 15 * minute },
  /** For a browser that this person signed in from before: strangers' failures do not count against it. */
  knownDevice: { name: 'device', points: 10, windowMs: 15 * minute },
  /** Generous: a whole plant stands behind one address. */
  address: { name: 'address', points: 200, windowMs: 15 * minute },
} as const satisfies Record<string, Limit>;

export const resetLimit: Limit = { name: 'reset', points: 3, windowMs: 60 * minute };
