import { describe, expect, it } from '@jest/globals';
import { createTurnstile, type Turnstile } from '../../src/platform/turnstile.js';

/** Is there when it has been let in. */
const enter = (turnstile: Turnstile): Promise<void> =>
  new Promise((resolve) => turnstile.enter(resolve));

/** Two turns of the event loop: whoever may be let in is in by then. */
const aMoment = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
};

describe('a turnstile', () => {
  it('lets the next one in when one has left', async () => {
    const turnstile = createTurnstile(1);
    await enter(turnstile);
    let isIn = false;
    const next = enter(turnstile).then(() => (isIn = true));
    await aMoment();
    expect(isIn).toBe(false);
    turnstile.leave();
    await next;
    expect(isIn).toBe(true);
  });

  it('lets the next one in beside one that stays too long', async () => {
    const turnstile = createTurnstile(1);
    await enter(turnstile);
    turnstile.leaveWithin(1);
    await enter(turnstile);
  });

  it('has one place for one that stayed too long and left then', async () => {
    const turnstile = createTurnstile(1);
    await enter(turnstile);
    const leave = turnstile.leaveWithin(1);
    await enter(turnstile);
    leave();
    let isIn = false;
    turnstile.enter(() => (isIn = true));
    await aMoment();
    expect(isIn).toBe(false);
  });
});
