import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { features } from '../../src/features.js';
import { asks, usualParams } from '../authorisation/requests.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { takeSnapshot, type Snapshot } from '../support/snapshot.js';
import { handIn } from '../support/acts.js';
import { herWords, lessons, seedWorld, waitingRound, type World } from '../support/world.js';
import { addressIn, makeLink, setPassword, signInWith, takeOver } from './handed.js';

const app = useTestApp();
let world: World;
let snapshot: Snapshot;

beforeAll(async () => {
  world = await seedWorld(app);
  snapshot = await takeSnapshot(app.services.world.db);
}, 60_000);

afterEach(async () => {
  await snapshot.restore();
  app.clock.moveTo('2026-03-02T09:00:00Z');
});

const minute = (): void => app.clock.forward({ minutes: 1 });

/** Whoever holds the learner's account after the admin's link was used. */
const asHer = async (): Promise<Client> => {
  minute();
  const account = { person: 'learner' as const, id: world.ids.learner };
  const holder = await takeOver(app, world.as.admin, account);
  minute();
  return holder;
};

const asHerInstructor = async (): Promise<Client> => {
  minute();
  const account = { person: 'instructor' as const, id: world.ids.instructor };
  const holder = await takeOver(app, world.as.admin, account);
  minute();
  return holder;
};

const everyRoute = () => features(app.services).flatMap(({ routes }) => routes);

const fill = (pattern: string, params: Record<string, string>): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');

/** Every address of a route at which something of hers could stand. */
const addressesOf = (pattern: string): string[] => {
  const usual = usualParams(world, pattern);
  const slugs = pattern.includes(':slug') ? Object.values(lessons) : [''];
  const rounds = pattern.includes(':roundId') ? Object.values(world.rounds) : [''];
  return slugs.flatMap((slug) =>
    rounds.map((roundId) => fill(pattern, { ...usual, slug, roundId })),
  );
};

/** Addresses at which a GET shows her words to this reader. */
const tellingPages = async (reader: Client): Promise<string[]> => {
  const telling: string[] = [];
  for (const { path } of everyRoute().filter(({ method }) => method === 'get'))
    for (const address of addressesOf(path))
      if ((await reader.get(address)).html.includes(herWords)) telling.push(address);
  return telling;
};

/** Routes whose answer to a form, sent by hand or by a script, shows her words. */
const tellingAnswers = async (reader: Client): Promise<string[]> => {
  const telling: string[] = [];
  const writes = everyRoute().filter(
    ({ method, path }) => method === 'post' && /^\/(reflections|reviews|kept)/.test(path),
  );
  for (const { path } of writes)
    for (const address of addressesOf(path))
      for (const headers of [{}, { Accept: 'application/json' }]) {
        await reader.get('/account');
        const fields = { ...asks(world)[`POST ${path}`]?.fields };
        const page = await reader.post(address, fields, headers);
        if (page.html.includes(herWords)) telling.push(address);
      }
  return telling;
};

const words = 'What I write now';

describe('a link to a new password that an admin made and used', () => {
  it('yields none of her words by any page or answer', async () => {
    const her = await tellingPages(world.as.learner);
    expect(her).toContain(`/reflections/${lessons.drafted}`);
    expect(her).toContain(`/reflections/${lessons.opened}`);
    expect(her).toContain(`/kept/${world.kept}`);
    const holder = await asHer();
    expect(await tellingPages(holder)).toEqual([]);
    expect(await tellingAnswers(holder)).toEqual([]);
    expect(await tellingPages(holder)).toEqual([]);
  });

  it('yields none by what her instructor answers meanwhile, and loses nothing', async () => {
    const holder = await asHer();
    const path = `/reviews/${world.rounds.opened}`;
    await world.as.instructor.get(path);
    await world.as.instructor.post(`${path}/replies`, {
      ...world.forms.reply,
      reply: `You wrote "${herWords}". What did you see?`,
      verdict: 'deeper',
    });
    expect(await tellingPages(holder)).toEqual([]);
    expect(await tellingAnswers(holder)).toEqual([]);
    app.clock.forward({ days: 1 });
    const later = await signInWith(app, 'learner', 'seven herons by the canal');
    const page = await later.get(`/reflections/${lessons.opened}`);
    expect(page.text).toContain('asks you to go deeper');
    expect(page.$('#reflection textarea').first().text()).toContain(herWords);
    const drafted = await later.get(`/reflections/${lessons.drafted}`);
    expect(drafted.$('#reflection textarea').first().text()).toContain(herWords);
  });

  it('leaves what is shut as it was, and keeps what is typed over it', async () => {
    const holder = await asHer();
    const before = await snapshot.hashes();
    for (const slug of [lessons.drafted, lessons.handedIn]) {
      await holder.get('/account');
      for (const act of ['draft', 'submission']) {
        const sent = {
          ...world.forms.reflection,
          ...allPrompts(slug, `${words}, a little longer, to be kept`),
        };
        const page = await holder.post(`/reflections/${slug}/${act}`, sent);
        expect([slug, act, page.status]).toEqual([slug, act, 409]);
        expect(page.text).toContain('shut to this account for now');
        expect(page.html).toContain(`${words}, a little longer`);
      }
    }
    const takeBack = await holder.post(
      `/reflections/${lessons.handedIn}/take-back`,
      world.forms.takeBack,
    );
    expect(takeBack.status).toBe(409);
    const after = await snapshot.hashes();
    for (const name of ['turns', 'rounds', 'drafts', 'turnEvents', 'replies'])
      expect([name, after[name]]).toEqual([name, before[name]]);
  });

  it('says on home, on the account and on the reflection what is shut, why, and how it opens', async () => {
    const holder = await asHer();
    for (const path of ['/', '/account']) {
      const { text, $ } = await holder.get(path);
      expect(text).toContain('admin Ruiz made a link to a new password for your account');
      expect(text).toContain('It opens by itself on March 3 at 09:01');
      expect($('form[action="/account/handed-link"]')).toHaveLength(0);
    }
    const { text } = await holder.get(`/reflections/${lessons.opened}`);
    expect(text).toContain('is kept, and shut to this account for now');
    expect(text).toContain('It opens by itself on March 3 at 09:01');
  });

  it('lets new writing go its way', async () => {
    await handIn(world.as.otherLearner, lessons.opened, herWords);
    minute();
    const account = { person: 'otherLearner' as const, id: world.ids.otherLearner };
    const holder = await takeOver(app, world.as.admin, account);
    minute();
    await handIn(holder, lessons.drafted, words);
    expect((await holder.get(`/reflections/${lessons.drafted}`)).text).toContain(words);
    expect((await holder.get(`/reflections/${lessons.opened}`)).text).not.toContain(herWords);
    const round = await waitingRound(world, 'otherLearner', lessons.drafted);
    await world.as.instructor.get(`/reviews/${round}`);
    expect((await world.as.instructor.submit(`/reviews/${round}/openings`)).text).toContain(words);
  });

  it('leaves what her instructor reads as it is', async () => {
    await asHer();
    const page = await world.as.instructor.get(`/reviews/${world.rounds.opened}`);
    expect(page.text).toContain(herWords);
  });

  it('opens all of it after a day, and the notice stays until it is put away', async () => {
    await asHer();
    app.clock.forward({ days: 1 });
    const her = await signInWith(app, 'learner', 'seven herons by the canal');
    expect((await her.get(`/reflections/${lessons.opened}`)).text).toContain(herWords);
    expect((await her.get('/')).text).toContain('admin Ruiz made a link');
    const home = await her.submit('/account/handed-link');
    expect([home.path, home.text.includes('made a link')]).toEqual(['/', false]);
    expect((await her.get('/account')).text).not.toContain('made a link');
  });

  it('shuts anew when another one is used', async () => {
    await asHer();
    app.clock.forward({ hours: 23 });
    await setPassword(
      app,
      addressIn(await makeLink(await signInWith(app, 'admin'), world.ids.learner)),
    );
    app.clock.forward({ hours: 2 });
    const holder = await signInWith(app, 'learner', 'seven herons by the canal');
    expect(await tellingPages(holder)).toEqual([]);
  });

  it('does not make another link, nor confirm an account, while its own is shut', async () => {
    const holder = await asHerInstructor();
    expect((await makeLink(holder, world.ids.learner)).status).toBe(403);
    await asHer();
    const confirm = `/reviews/confirmations/${world.ids.learner}`;
    expect((await holder.post(confirm, { usedAt: '0' })).status).toBe(403);
  });
});

describe('a link that an admin made for an instructor', () => {
  it('yields no words of the learners', async () => {
    expect(await tellingPages(world.as.instructor)).toContain(`/reviews/${world.rounds.opened}`);
    const holder = await asHerInstructor();
    expect(await tellingPages(holder)).toEqual([]);
    expect(await tellingAnswers(holder)).toEqual([]);
    expect((await holder.get('/reviews')).text).toContain('this part is shut for a day');
    expect((await holder.get('/')).text).toContain('What others sent you to read is shut as well');
  });
});

const allPrompts = (slug: string, text: string): Record<string, string> =>
  Object.fromEntries(
    app.services.content.lesson(slug).reflection.prompts.map(({ id }) => [`texts[${id}]`, text]),
  );
