import { lastPart } from '../support/acts.js';
import type { TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { lessons } from '../support/world.js';
import { newLearner, openRound, reply, sealEnds, type Classroom } from '../loop/classroom.js';
import { blocked } from '../loop/commitment/committing.js';

/** One reflection from its first word to what came of it, with its day today. */
export const goThrough = async (app: TestApp, client: Client, slug: string): Promise<void> => {
  const path = `/reflections/${slug}`;
  await client.get(path);
  await client.submit('#reflection', { 'texts[what-i-will-do]': `Plan of ${slug}` });
  const name = client.page().$('.account-name').text();
  const cindy = await app.signedIn('cindy@example.test');
  const { $ } = await cindy.get(`/reviews?lesson=${slug}`);
  const row = $('main .row a').filter((_, a) => $(a).text() === name);
  const round = lastPart(row.attr('href'));
  await openRound(cindy, round);
  await reply(cindy, round, { reply: 'Go.', verdict: 'ready' });
  sealEnds(app);
  await client.get(path);
  await client.submit(`${path}/commitments`, { day: app.clock.now().toISOString().slice(0, 10) });
  await client.submit(`${path}/outcomes`, blocked);
};

/** Something passed on; gives the way of the other person's link. */
export const passOn = async (client: Client): Promise<string> => {
  await client.get('/hand-ons/new');
  await client.submit('/hand-ons', { what: 'To ask first.', name: 'Joe Park' });
  const { $ } = await client.submit('form[action$="/links"]');
  return new URL(String($('#link').attr('value'))).pathname;
};

/** The other person says what they do differently now. */
export const confirmBy = async (app: TestApp, link: string): Promise<Client> => {
  const joe = app.client();
  await joe.get(link);
  await joe.submit('form.form', { answer: 'confirm', words: 'I ask first.' });
  return joe;
};

/** Somebody new does all that Qualified asks for, one lesson a day; gives them on the fourth. */
export const qualified = async (app: TestApp, room: Classroom, name: string): Promise<Client> => {
  await newLearner(app, room, name);
  const today = () => app.signedIn(`${name}@example.test`);
  for (const slug of [lessons.drafted, lessons.handedIn, lessons.opened]) {
    await goThrough(app, await today(), slug);
    app.clock.forward({ days: 1 });
  }
  const client = await today();
  await confirmBy(app, await passOn(client));
  return client;
};
