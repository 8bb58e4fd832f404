import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { newClaim } from '../../src/loop/claim.js';
import { nothingSetOut, type TurnRecord } from '../../src/loop/turn.js';
import { useClassroom } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;

const hour = 3_600_000;
const at = (hours: number): Date => new Date(app.clock.now().getTime() + hours * hour);

/** A turn that waits for Cindy and Dan. */
const waiting = (n: number, change: Partial<TurnRecord> = {}): TurnRecord => ({
  _id: app.services.world.ids.next(),
  personId: room.ids[n % 2 === 0 ? 'ana' : 'ben'] ?? '',
  courseId: app.services.content.course().id,
  lessonId: 'learning-from-failure',
  n,
  cohortId: room.cohort,
  state: 'waiting',
  round: 1,
  asked: false,
  unfinished: false,
  replied: false,
  fresh: false,
  ...nothingSetOut,
  readers: [room.ids['cindy'] ?? '', room.ids['dan'] ?? ''],
  claim: null,
  promisedBy: at(24 + n),
  daysLeft: null,
  revised: false,
  waitingSince: at(-n),
  openedBy: null,
  openedAt: null,
  rev: 1,
  seq: 1,
  ...change,
});

const add = async (turns: TurnRecord[]): Promise<void> =>
  app.services.transact(async (tx) => {
    for (const turn of turns) await app.services.turns.add(tx, turn);
  });

const hrefs = ({ $ }: SeenPage): string[] =>
  $('.row-title a')
    .map((_, link) => $(link).attr('href') ?? '')
    .get();

const idsOf = (page: SeenPage): string[] =>
  hrefs(page).map((href) => href.replace('/reviews/', '').slice(0, 36));

beforeAll(async () => {
  cindy = await app.signedIn('cindy@example.test');
});

it('says what comes next while nothing waits', async () => {
  const page = await cindy.get('/reviews');
  expect(page.heading).toBe('0 reflections wait for you');
  expect(page.text).toContain('Nothing waits for you');
});

describe('sixty that wait', () => {
  const turns: Record<'late' | 'revised' | 'first' | 'hidden', TurnRecord[]> = {
    late: [],
    revised: [],
    first: [],
    hidden: [],
  };
  const order = (): string[] =>
    [...turns.late, ...turns.revised, ...turns.first].map(({ _id }) => _id);

  beforeAll(async () => {
    const each = (length: number, from: number) => Array.from({ length }, (_, n) => n + from);
    turns.late = each(5, 100).map((n) => waiting(n, { promisedBy: at(n - 200) }));
    turns.revised = each(10, 200)
      .map((n) => waiting(n, { revised: true, round: 2, state: 'opened' }))
      .reverse();
    turns.first = each(45, 300)
      .map((n) => waiting(n))
      .reverse();
    turns.hidden = [
      waiting(400, { state: 'opened', asked: true, promisedBy: null }),
      waiting(401, { state: 'ready', promisedBy: null }),
      waiting(402, { readers: [room.ids['dan'] ?? ''] }),
      waiting(403, { cohortId: room.other }),
    ];
    await add(Object.values(turns).flat().reverse());
  });

  it('counts what it lists: overdue, then revised, then the oldest, page by page', async () => {
    let page = await cindy.get('/reviews');
    expect(page.heading).toBe('60 reflections wait for you');
    const seen = idsOf(page);
    for (let more = page.$('[rel=next]').attr('href'); more;) {
      page = await cindy.get(more);
      seen.push(...idsOf(page));
      more = page.$('[rel=next]').attr('href');
    }
    expect(seen).toEqual(order());
    expect(await app.services.queue.count(await actor('cindy'))).toBe(60);
  });

  it('reads a page by index, and no more of it than is shown', async () => {
    const plans = await profiled(() => cindy.get('/reviews'));
    expect(plans.length).toBeGreaterThan(0);
    for (const { plan, examined, returned } of plans) {
      expect(plan).not.toContain('COLLSCAN');
      expect(examined).toBeLessThanOrEqual(returned + 1);
    }
    const listed = plans.filter(({ command }) => command === 'find');
    const total = listed.reduce((sum, { examined }) => sum + examined, 0);
    expect(total).toBeLessThanOrEqual(26);
  });

  it('takes filters from the address, and ignores what they should not be', async () => {
    const path = `/reviews?cohort=${room.cohort}&lesson=learning-from-failure`;
    expect((await cindy.get(path)).heading).toBe('60 reflections wait under this choice');
    const none = await cindy.get('/reviews?lesson=earning-buy-in');
    expect(none.heading).toBe('0 reflections wait under this choice');
    expect(none.text).toContain('Other reflections do wait');
    const foreign = await cindy.get(`/reviews?cohort=${room.other}`);
    expect(hrefs(foreign)).toEqual([]);
    const odd = await cindy.get('/reviews?cohort=x&after=nonsense&lesson[$gt]=&show=all');
    expect(odd.heading).toBe('60 reflections wait for you');
  });

  it('leads to the next that is mine or free, and says when only others’ remain', async () => {
    const first = order()[0] ?? '';
    const { turns: store } = app.services;
    const dan = {
      reach: 'reader' as const,
      personId: room.ids['dan'] ?? '',
      cohortIds: [room.cohort],
    };
    await store.claim(dan, first, newClaim(dan.personId, app.clock.now()));
    expect((await cindy.get('/reviews/next')).location).toBe(`/reviews/${order()[1]}:1`);
    expect((await cindy.get('/reviews')).text).toContain('Dan Ruiz is answering');
    expect(hrefs(await cindy.get('/reviews?mine=yes'))).toEqual([]);
    for (const id of order()) await store.claim(dan, id, newClaim(dan.personId, app.clock.now()));
    expect((await cindy.get('/reviews/next')).location).toBe('/reviews?only=others');
    expect((await cindy.get('/reviews?only=others')).text).toContain('answered by colleagues');
    app.clock.forward({ minutes: 31 });
    expect((await cindy.get('/reviews/next')).location).toBe(`/reviews/${first}:1`);
  });

  it('lists what was asked and what was answered apart', async () => {
    const [asked, answered] = turns.hidden;
    expect(idsOf(await cindy.get('/reviews?show=asked'))).toEqual([asked?._id]);
    expect(idsOf(await cindy.get('/reviews?show=answered'))).toEqual([answered?._id]);
  });
});

const actor = async (name: string) => {
  const person = await app.services.accounts.findPerson(room.ids[name] ?? '');
  const session = { id: '', ownDevice: false, authAt: app.clock.now() };
  return { ...person, id: person._id, session };
};

/** How the reads of turns were answered while `work` ran. */
const profiled = async (work: () => Promise<unknown>) => {
  const { db } = app.services.world.db;
  if (!db) throw new Error('No database');
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const seen = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.turns` })
    .toArray();
  return seen.map((entry) => ({
    command: 'find' in (entry['command'] as object) ? 'find' : 'count',
    plan: String(entry['planSummary']),
    examined: Number(entry['docsExamined']),
    returned: Number(entry['nreturned']),
  }));
};
