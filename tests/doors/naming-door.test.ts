import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { enrol, handIn } from '../support/acts.js';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { takeSnapshot, type Snapshot } from '../support/snapshot.js';
import {
  herWords,
  lessons,
  people,
  seedWorld,
  waitingRound,
  type World,
} from '../support/world.js';

const app = useTestApp();
let world: World;
let snapshot: Snapshot;

beforeAll(async () => {
  world = await seedWorld(app);
  snapshot = await takeSnapshot(app.services.world.db);
}, 60_000);
afterEach(() => snapshot.restore());

const cohort = (): string => `/cohorts/${world.cohort}`;

const name = async (email: string): Promise<SeenPage> => {
  const { admin } = world.as;
  await admin.get(cohort());
  const fields = { instructorName: 'Whoever', instructorEmail: email };
  return admin.submit(`${cohort()}/instructors`, fields);
};

const answers = async (email: string): Promise<readonly string[]> => {
  const login = { kind: 'email' as const, value: email };
  return (await app.services.accounts.findPersonByLogin(login))?.instructs ?? [];
};

/** Addresses at which this reader is shown what was handed in before. */
const shown = async (reader: Client): Promise<string[]> => {
  const rounds = Object.values(world.rounds).map((id) => `/reviews/${id}`);
  const lists = ['/', '/reviews', '/reviews/next', '/reviews?show=asked', '/reviews?show=answered'];
  const told: string[] = [];
  for (const path of [...lists, ...rounds]) {
    if ((await reader.get(path)).html.includes(herWords)) told.push(path);
    const opened = await reader.post(`${path.split('?')[0] ?? ''}/openings`, {});
    if (rounds.includes(path)) expect(opened.status).toBe(404);
  }
  return told;
};

describe('an admin who would answer a cohort in which reflections were handed in', () => {
  it.each(['gus@example.test', ' GUS@Example.test '])(
    'is refused by the address %s, in words that say who could agree',
    async (email) => {
      const page = await name(email);
      expect(page.status).toBe(422);
      expect(page.text).toContain('Looking after the course is no way to read them');
      expect(page.text).toContain('Only the cohort’s lead instructor'.replace('’', "'"));
      expect(page.text).toContain('the course has no page for that yet');
      expect(await answers(people.admin)).toEqual([]);
      expect((await world.as.admin.get('/reviews')).status).toBe(403);
    },
  );

  it('is refused when another admin names them', async () => {
    await app.person({ email: 'hal@example.test', name: 'Hal Ruiz', isAdmin: true });
    expect((await name('hal@example.test')).status).toBe(422);
    expect(await answers('hal@example.test')).toEqual([]);
  });

  it('is not named by a list, whatever its columns say', async () => {
    const { admin } = world.as;
    await admin.get(`${cohort()}/imports/new`);
    await admin.submit(`${cohort()}/imports`, {
      list: `name,email,role,instructor,cohort\nGus,${people.admin},instructor,yes,${world.cohort}\n`,
    });
    await admin.submit('form[action$="/confirmation"]');
    expect(await answers(people.admin)).toEqual([]);
    expect((await admin.get('/reviews')).status).toBe(403);
  });

  it('is not named by fields that no form has', async () => {
    const { admin } = world.as;
    for (const [path, fields] of [
      [`${cohort()}/enrolments`, { name: 'Jo', login: 'jo@example.test' }],
      [`${cohort()}/instructors`, { instructorName: 'Jo', instructorEmail: 'jo@example.test' }],
    ] as const) {
      await admin.get(cohort());
      const more = { instructors: world.ids.admin, 'instructors[]': world.ids.admin };
      expect((await admin.post(path, { ...fields, ...more })).status).toBe(422);
    }
    expect(await answers(people.admin)).toEqual([]);
  });

  it('is not named by taking up the invitation of somebody they named', async () => {
    await name('kit@example.test');
    const admin = await app.signedIn(people.admin);
    await admin.get(cohort());
    await admin.submit(`form[action^="${cohort()}/instructors/"][action$="/links"]`);
    const link = new URL(String(admin.page().$('input[readonly]').first().attr('value'))).pathname;
    await admin.get(link);
    await admin.submit(link, { name: 'Kit Ruiz', password: 'three boats on a slow river' });
    // Whoever takes it up is Kit from then on, and Kit opens nothing that was handed in before.
    expect(await answers(people.admin)).toEqual([]);
    expect((await admin.get('/reviews')).status).toBe(200);
    expect(await shown(admin)).toEqual([]);
  });

  it('makes a cohort of their own, and a learner who moves there brings nothing old', async () => {
    const { admin } = world.as;
    await admin.get('/cohorts/new');
    const own = await admin.submit('/cohorts', {
      name: 'Own',
      start: '2026-02-02',
      end: '2026-06-26',
      zone: 'UTC',
      instructors: world.ids.admin,
    });
    await admin.get(`${cohort()}/people/${world.enrolment}`);
    await admin.submit('form[action$="/withdrawal"]');
    const there = own.path.split('/').at(-1) ?? '';
    await enrol(admin, there, { name: 'learner Ruiz', email: people.learner });
    expect((await admin.get('/reviews')).status).toBe(200);
    expect(await shown(admin)).toEqual([]);
  });
});

describe('an instructor who is named later', () => {
  it('opens nothing that was handed in before, and what is handed in from then on', async () => {
    await app.person({ email: 'dan@example.test', name: 'Dan Ruiz' });
    await name('dan@example.test');
    const dan = await app.signedIn('dan@example.test');
    expect(await shown(dan)).toEqual([]);
    await handIn(world.as.otherLearner, lessons.opened, 'What Ben wrote.');
    const round = await waitingRound(world, 'otherLearner', lessons.opened);
    await dan.get(`/reviews/${round}`);
    expect((await dan.submit(`/reviews/${round}/openings`)).text).toContain('What Ben wrote.');
  });
});
