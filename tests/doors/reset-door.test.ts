import { describe, expect, it } from '@jest/globals';
import { handIn } from '../support/acts.js';
import { herWords, lessons, waitingRound } from '../support/world.js';
import { addressIn, handedPassword, makeLink, setPassword, signInWith } from './handed.js';
import { useHouse } from './house.js';
import { tellingAnswers, tellingPages } from './telling.js';

const house = useHouse();
const { app } = house;
const allPrompts = (slug: string, text: string): Record<string, string> =>
  Object.fromEntries(
    app.services.content.lesson(slug).reflection.prompts.map(({ id }) => [`texts[${id}]`, text]),
  );

const words = 'What I write now';

describe('a link to a new password that an admin made and used', () => {
  it('yields none of her words by any page or answer', async () => {
    const her = await tellingPages(house, house.world.as.learner);
    expect(her).toContain(`/reflections/${lessons.drafted}`);
    expect(her).toContain(`/reflections/${lessons.opened}`);
    expect(her).toContain(`/kept/${house.world.kept}`);
    expect(her).toContain(`/journal/${house.world.entry}`);
    const holder = await house.takenOver(house.world.as.admin);
    expect(await tellingPages(house, holder)).toEqual([]);
    expect(await tellingAnswers(house, holder)).toEqual([]);
    expect(await tellingPages(house, holder)).toEqual([]);
  });

  it('yields none by what her instructor answers meanwhile, and loses nothing', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    const path = `/reviews/${house.world.rounds.opened}`;
    await house.world.as.instructor.get(path);
    await house.world.as.instructor.post(`${path}/replies`, {
      ...house.world.forms.reply,
      reply: `You wrote "${herWords}". What did you see?`,
      verdict: 'deeper',
    });
    expect(await tellingPages(house, holder)).toEqual([]);
    expect(await tellingAnswers(house, holder)).toEqual([]);
    app.clock.forward({ days: 1 });
    const later = await signInWith(app, 'learner', handedPassword);
    const page = await later.get(`/reflections/${lessons.opened}`);
    expect(page.text).toContain('asks you to go deeper');
    expect(page.$('#reflection textarea').first().text()).toContain(herWords);
    const drafted = await later.get(`/reflections/${lessons.drafted}`);
    expect(drafted.$('#reflection textarea').first().text()).toContain(herWords);
  });

  it('leaves what is shut as it was, and keeps what is typed over it', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    const before = await house.snapshot.hashes();
    for (const slug of [lessons.drafted, lessons.handedIn]) {
      await holder.get('/account');
      for (const act of ['draft', 'submission']) {
        const sent = {
          ...house.world.forms.reflection,
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
      house.world.forms.takeBack,
    );
    expect(takeBack.status).toBe(409);
    const after = await house.snapshot.hashes();
    for (const name of ['turns', 'rounds', 'drafts', 'turnEvents', 'replies'])
      expect([name, after[name]]).toEqual([name, before[name]]);
  });

  it('says on home, on the account and on the reflection what is shut, why, and how it opens', async () => {
    const holder = await house.takenOver(house.world.as.admin);
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
    await handIn(house.world.as.otherLearner, lessons.opened, herWords);
    const holder = await house.takenOver(house.world.as.admin, 'otherLearner');
    await handIn(holder, lessons.drafted, words);
    expect((await holder.get(`/reflections/${lessons.drafted}`)).text).toContain(words);
    expect((await holder.get(`/reflections/${lessons.opened}`)).text).not.toContain(herWords);
    const round = await waitingRound(house.world, 'otherLearner', lessons.drafted);
    await house.world.as.instructor.get(`/reviews/${round}`);
    expect((await house.world.as.instructor.submit(`/reviews/${round}/openings`)).text).toContain(
      words,
    );
  });

  it('leaves what her instructor reads as it is', async () => {
    await house.takenOver(house.world.as.admin);
    const page = await house.world.as.instructor.get(`/reviews/${house.world.rounds.opened}`);
    expect(page.text).toContain(herWords);
  });

  it('opens all of it after a day, and the notice stays until it is put away', async () => {
    await house.takenOver(house.world.as.admin);
    app.clock.forward({ days: 1 });
    const her = await signInWith(app, 'learner', handedPassword);
    expect((await her.get(`/reflections/${lessons.opened}`)).text).toContain(herWords);
    expect((await her.get('/')).text).toContain('admin Ruiz made a link');
    const home = await her.submit('/account/handed-link');
    expect([home.path, home.text.includes('made a link')]).toEqual(['/', false]);
    expect((await her.get('/account')).text).not.toContain('made a link');
  });

  it('shuts anew when another one is used', async () => {
    await house.takenOver(house.world.as.admin);
    app.clock.forward({ hours: 23 });
    await setPassword(
      app,
      addressIn(await makeLink(await signInWith(app, 'admin'), house.world.ids.learner)),
    );
    app.clock.forward({ hours: 2 });
    const holder = await signInWith(app, 'learner', handedPassword);
    expect(await tellingPages(house, holder)).toEqual([]);
  });
});
