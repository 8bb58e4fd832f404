import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { newClaim } from '../../src/loop/claim.js';
import { markOf, markText } from '../../src/loop/queue.js';
import type { TurnRecord } from '../../src/loop/turn.js';
import { hoursFrom, readsOfTurns, waitingTurn } from './a-queue.js';
import { useClassroom } from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);
let cindy: Client;

const at = (hours: number): Date => hoursFrom(app, hours);
const waiting = (n: number, change: Partial<TurnRecord> = {}): TurnRecord =>
  waitingTurn(app, room, n, change);

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
  expect(page.text).toContain('nothing waits for you');
  const committed = { state: 'committed' as const, promisedBy: null };
  const days = [at(90), at(50), at(30)].map((dueAt, n) => waiting(n, { ...committed, dueAt }));
  const elsewhere = waiting(4, { ...committed, dueAt: at(1), cohortId: room.other });
  await add([...days, elsewhere]);
  const { $, text } = await cindy.get('/reviews');
  expect(text).toContain('What comes next: on Tuesday, March 3 Ana Ruiz tells what came of “');
  expect($('.empty p a').attr('href')).toBe(`/reviews/${days[2]?._id}:1`);
  await app.services.world.db.collection('turns').deleteMany({ state: 'committed' });
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

  const turnsById = (): Map<string, TurnRecord> =>
    new Map(
      Object.values(turns)
        .flat()
        .map((turn) => [turn._id, turn]),
    );

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
    expect((await app.services.hours.today(await actor('cindy'))).waiting).toBe(60);
  });

  it('reads a page by index, and no more of it than is shown', async () => {
    const plans = await readsOfTurns(app, () => cindy.get('/reviews'));
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

  it('leads on and back from any place, under the filters it was reached by', async () => {
    const path = '?lesson=learning-from-failure';
    const list = await cindy.get(`/reviews${path}`);
    expect(hrefs(list)[0]).toBe(`/reviews/${order()[0]}:1${path}`);
    const place = (id: string): string => {
      const turn = turnsById().get(id);
      return turn ? markText(markOf(turn, app.clock.now())) : '';
    };
    const ids = order();
    for (const [at, id] of ids.entries()) {
      const mark = place(id);
      const on = await cindy.get(`/reviews/next${path}&after=${mark}`);
      const back = await cindy.get(`/reviews/previous${path}&before=${mark}`);
      const way = (to: string | undefined): string =>
        to ? `/reviews/${to}:${turnsById().get(to)?.round}${path}#item` : `/reviews${path}`;
      expect([on.location, back.location]).toEqual([way(ids[at + 1]), way(ids[at - 1])]);
    }
  });

  it('tells a script who is next, and nothing that was written', async () => {
    const { json } = await cindy.get('/reviews/next', { Accept: 'application/json' });
    const [first] = order();
    expect(json).toEqual({
      href: `/reviews/${first}:1#item`,
      label: expect.stringMatching(/^Next: (Ana|Ben) Ruiz$/) as unknown,
    });
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
    expect((await cindy.get('/reviews/next')).location).toBe(`/reviews/${order()[1]}:1#item`);
    expect((await cindy.get('/reviews')).text).toContain('Dan Ruiz is answering');
    expect(hrefs(await cindy.get('/reviews?mine=yes'))).toEqual([]);
    for (const id of order()) await store.claim(dan, id, newClaim(dan.personId, app.clock.now()));
    expect((await cindy.get('/reviews/next')).location).toBe('/reviews?only=others');
    expect((await cindy.get('/reviews?only=others')).text).toContain('answered by colleagues');
    app.clock.forward({ minutes: 31 });
    expect((await cindy.get('/reviews/next')).location).toBe(`/reviews/${first}:1#item`);
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
