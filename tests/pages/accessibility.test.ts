import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { features } from '../../src/features.js';
import { statusOf } from '../../src/platform/errors.js';
import type { Web } from '../../src/web/web.js';
import type { SeenPage } from '../support/client.js';
import { aBadgeKey } from '../support/app.js';
import { launchBrowser } from '../support/browser.js';
import { probeRoutes } from '../web/probe-routes.js';
import { useProbe } from '../web/probe.js';
import { accountStates } from './account-states.js';
import { actionStates, type Acting } from './action-states.js';
import { caseStates } from './case-states.js';
import { certificateStates } from './certificate-states.js';
import { cohortStates } from './cohort-states.js';
import { courseCopy } from './course-copy.js';
import { consentStates } from './consent-states.js';
import { courseStates } from './course-states.js';
import { dictationStates } from './dictation-states.js';
import { deskStates } from './desk-states.js';
import { endingStates } from './ending-states.js';
import { errorStates } from './error-states.js';
import { journalStates } from './journal-states.js';
import { handOnStates } from './hand-on-states.js';
import { insightStates } from './insight-states.js';
import { practiceStates } from './practice-states.js';
import { reviewStates } from './review-states.js';
import { replyStates } from './reply-states.js';
import { shutStates } from './shut-states.js';
import { moreStates } from './more-states.js';
import { publishingStates } from './publishing-states.js';
import { rareVariants } from './rare-variants.js';
import { openScreen, type Screen } from './screen.js';
import { declaredVariants, wasSeen } from './view-types.js';
import { emptyStage, openStage, type State } from './stage.js';

/** Every view that was printed, by its template. */
const printed = new Map<string, unknown[]>();

const keepViews = (web: Web): Partial<Web> => ({
  render: (reply, visit) => {
    printed.set(reply.template, [...(printed.get(reply.template) ?? []), reply.view]);
    return web.render(reply, visit);
  },
});

const course = courseCopy();
const probe = useProbe({
  routes: probeRoutes,
  change: keepViews,
  courseDir: course.make,
  badgeKey: aBadgeKey(),
});
const withMail = useProbe({ routes: [], change: keepViews, smtpUrl: 'smtp://127.0.0.1:9' });

const stage = emptyStage({ app: probe.app, withMail: withMail.app });
const statuses = new Set<number>();
let browser: Browser;
let screen: Screen;

beforeAll(async () => {
  browser = await launchBrowser();
  screen = await openScreen(browser, probe.app);
  await openStage(stage);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await course.remove();
});

const early = [
  'first admin',
  'first admin, opened by somebody else',
  'first admin, refused',
  'first admin, link used',
  'home of an admin with nothing to do',
  'cohorts, none yet',
].map((name): State => ({
  name,
  see: () => Promise.resolve(stage.early.get(name) as SeenPage),
}));

const acting = {} as Acting;

const states: State[] = [
  ...early,
  ...accountStates(stage),
  ...courseStates(stage),
  ...cohortStates(stage),
  ...journalStates(stage),
  ...dictationStates(stage),
  ...reviewStates(stage),
  ...moreStates(stage),
  ...errorStates(stage),
  ...insightStates(stage),
  ...endingStates(stage),
  ...shutStates(stage),
  ...actionStates(stage, acting),
  ...handOnStates(stage, acting),
  ...caseStates(stage, acting),
  ...certificateStates(stage, acting),
  ...consentStates(stage, acting),
  ...publishingStates(stage, course),
  ...deskStates(stage),
  // Days go by in these: whoever was signed in before is not any more.
  ...practiceStates(stage),
  ...replyStates(stage),
];

const takesPictures = process.env['SCREENSHOTS'] === '1';

describe('a page, in the light and in the dark, on a phone', () => {
  it.each(states.map(({ name, see }) => [name, see] as const))(
    '%s',
    async (name, see) => {
      const seen = await see();
      statuses.add(seen.status);
      expect(seen.$('h1')).toHaveLength(1);
      await screen.lay(seen);
      expect(await screen.faults()).toEqual([]);
      expect(await screen.overhang(320)).toEqual([]);
      expect(screen.complaints()).toEqual([]);
      if (takesPictures) await screen.picture(name);
    },
    120_000,
  );
});

describe('the list of states', () => {
  it('has every page that a feature declares', () => {
    const declared = features(probe.app.services).flatMap(({ pages }) =>
      pages.map(({ template }) => template),
    );
    expect([...declared, 'errors/show'].filter((template) => !printed.has(template))).toEqual([]);
    expect(
      [...printed.keys()].filter((name) => ![...declared, 'errors/show'].includes(name)),
    ).toEqual([]);
  });

  it('has everything that the type of a view says it may be', () => {
    const unseen = declaredVariants()
      .filter((variant) => !wasSeen(variant, printed.get(variant.template) ?? []))
      .map(({ template, path, is }) => `${template} ${path} is ${is}`)
      .filter((name) => !rareVariants.some(({ variant }) => variant.test(name)));
    expect(unseen).toEqual([]);
  });

  it('leaves out nothing that no view can be', () => {
    const names = declaredVariants().map(
      ({ template, path, is }) => `${template} ${path} is ${is}`,
    );
    const stale = rareVariants.filter(({ variant }) => !names.some((name) => variant.test(name)));
    expect(stale).toEqual([]);
  });

  it('has every status of an error', () => {
    const all = [...Object.values(statusOf), 500];
    expect(all.filter((status) => !statuses.has(status))).toEqual([]);
  });

  it('has a name of its own for each', () => {
    const names = states.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  });
});
