import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Lesson } from '../../src/content/course.js';
import {
  becomeAdmin,
  carryOut,
  createCohort,
  giveList,
  inviteInstructor,
  inviteLearners,
  rowsOfList,
  standingOf,
} from './admin-steps.js';
import { admin, ana, cindy, cohort, list } from './cast.js';
import { headingOf, press } from './on-page.js';
import { openQueue } from './reader-steps.js';
import type { RunningCourse } from './running-course.js';
import { chooseAccount, type Account } from './signing-in.js';
import type { Stage } from './stage.js';

export interface Journey {
  readonly course: RunningCourse;
  readonly stage: Stage;
  readonly lesson: Lesson;
}

/** Where the two sit who write to each other. */
export interface Pages {
  readonly ana: Page;
  readonly cindy: Page;
}

export interface Invitations {
  readonly ana: string;
  readonly cindy: string;
}

/** The first admin, a cohort, a list with a row that cannot be taken, and the links to hand over. */
export const foundCohort = async ({ course, stage }: Journey): Promise<Invitations> => {
  const page = await stage.enter('the admin', 'desk');
  await stage.step('the first admin comes by the link', async () => {
    await page.goto(await course.firstAdminLink());
    expect(await headingOf(page)).toBe('Become the first admin');
    await becomeAdmin(page, admin, cohort.zone);
    expect(await headingOf(page)).toBe('Good morning, Gus');
  });
  await stage.step('a cohort is created', async () => {
    await createCohort(page, cohort);
    expect(await headingOf(page)).toBe(cohort.name);
  });
  await stage.step('a list says what it would do before it does it', async () => {
    await giveList(page, { csv: list, as: stage.scripts ? 'file' : 'text' });
    expect(await rowsOfList(page)).toEqual([
      expect.stringMatching(/^2 new Ana Rodríguez ana@example\.test$/),
      expect.stringMatching(/^3 to mend This is not an e-mail address\. Mia Chen/),
      expect.stringMatching(/^4 new Ben Osei 4711$/),
    ]);
    await carryOut(page, cohort.name);
    expect(await standingOf(page, ana.name)).toContain('not yet invited');
  });
  return stage.step('everybody gets a link', async () => {
    const links = await inviteLearners(page, [ana.name, 'Ben Osei']);
    expect(await standingOf(page, ana.name)).toContain('invited');
    return { ana: links[ana.name] ?? '', cindy: await inviteInstructor(page, cindy.name) };
  });
};

interface Guest {
  readonly who: Account;
  readonly screen: 'desk' | 'phone';
  readonly browser?: 'own';
  readonly address: string;
}

/** A device that nothing is stored on, not even a cookie. */
export const accept = async (
  { stage }: Journey,
  { who, screen, browser, address }: Guest,
): Promise<Page> => {
  const page = await stage.enter(who.name, screen, browser);
  await stage.step(`${who.name} accepts the invitation`, async () => {
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(address);
    expect(await headingOf(page)).toBe('Come in');
    await chooseAccount(page, who);
    await press(page, 'Open the course');
    expect(await headingOf(page)).toBe(`Good morning, ${who.name.split(' ')[0] ?? ''}`);
  });
  return page;
};

export const cindyJoins = async (journey: Journey, address: string): Promise<Page> => {
  const page = await accept(journey, { who: cindy, screen: 'desk', address });
  await journey.stage.step('nothing waits for Cindy yet', async () => {
    await openQueue(page);
    expect(await headingOf(page)).toBe('0 reflections wait for you');
  });
  return page;
};
