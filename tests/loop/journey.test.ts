import { expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import {
  handIn,
  newLearner,
  openRound,
  reflectionPath,
  reply,
  roundOf,
  sealEnds,
  useClassroom,
  what,
  plan,
} from './classroom.js';

const app = useTestApp();
const room = useClassroom(app);

it('goes from the first draft over a comment and a second round to ready', async () => {
  const ana = await app.signedIn('ana@example.test');
  const cindy = await app.signedIn('cindy@example.test');
  const id = room.ids['ana'] ?? '';

  const blank = await ana.get(reflectionPath);
  expect(blank.heading).toBe('A failure I can learn from');
  expect(blank.text).toContain('Nothing saved yet');
  expect(blank.text).toContain('Cindy Ruiz, Dan Ruiz, and you can read this once you send it');
  const saved = await ana.post(`${reflectionPath}/draft`, { rev: '0', [what]: 'First try.' });
  expect(saved.location).toBe(`${reflectionPath}?did=saved`);
  expect((await ana.get(reflectionPath)).text).toContain('Saved 09:00');

  const sent = await handIn(ana, { [what]: 'The meeting went nowhere.' });
  expect(sent.text).toContain('Waiting for Cindy Ruiz or Dan Ruiz');
  expect(sent.text).toContain('The answer comes by the end of Thursday');
  expect(sent.text).toContain('The meeting went nowhere.');

  const queue = await cindy.get('/reviews');
  expect(queue.heading).toBe('One reflection waits for you');
  expect(queue.html).not.toContain('went nowhere');
  const round = await roundOf(app, id);
  const closed = await cindy.get(`/reviews/${round}`);
  expect(closed.html).not.toContain('went nowhere');
  expect(closed.text).toContain('Not opened yet');

  const opened = await openRound(cindy, round);
  expect(opened.text).toContain('The meeting went nowhere.');
  expect((await ana.get(reflectionPath)).text).toContain('Opened by Cindy Ruiz today at 09:00');

  app.clock.forward({ minutes: 90 });
  const after = await reply(cindy, round, { reply: 'Who was there?', verdict: 'comment' });
  expect(after.text).toContain('Sent to Ana Ruiz: Comment.');
  expect(after.heading).toBe('0 reflections wait for you');
  sealEnds(app);
  const asked = await ana.get(reflectionPath);
  expect(asked.text).toContain('Cindy Ruiz asks you something');
  expect(asked.text).toContain('Who was there?');
  await ana.submit(`${reflectionPath}/answers`, { answer: 'Tom and I.' });
  expect((await cindy.get('/reviews')).heading).toBe('One reflection waits for you');

  const answered = await cindy.get(`/reviews/${round}`);
  expect(answered.text).toContain('Tom and I.');
  await reply(cindy, round, { reply: 'What did you do before it?', verdict: 'deeper' });
  sealEnds(app);
  const back = await ana.get(reflectionPath);
  expect(back.text).toContain('Cindy Ruiz asks you to go deeper');
  expect(back.$(`[name="${what}"]`).text().trim()).toBe('The meeting went nowhere.');
  await ana.submit('#reflection', { [plan]: 'I ask Tom on Friday.' });

  const second = await roundOf(app, id);
  expect(second).toBe(round.replace(/:1$/, ':2'));
  const beside = await openRound(cindy, second);
  expect(beside.text).toContain('I ask Tom on Friday.');
  expect(beside.text).toContain('What did you do before it?');
  await reply(cindy, second, { reply: 'You have a plan. Go.', verdict: 'ready' });
  sealEnds(app);
  const ready = await ana.get(reflectionPath);
  expect(ready.text).toContain('Ready for action, says Cindy Ruiz');
  expect(ready.$('#reflection')).toHaveLength(0);
  expect(ready.$('#action').text().trim()).toBe('I ask Tom on Friday.');

  expect((await ana.get('/lessons/learning-from-failure')).text).toContain(
    '(holds) ready for action',
  );
});

it('lets a learner take a round back until somebody opens it', async () => {
  const kim = await newLearner(app, room, 'kim');
  await handIn(kim, { [what]: 'Too early.' });
  const round = await roundOf(app, room.ids['kim'] ?? '');
  const dan = await app.signedIn('dan@example.test');
  await dan.get(`/reviews/${round}`);
  const back = await kim.submit(`${reflectionPath}/take-back`);
  expect(back.$(`[name="${what}"]`).text().trim()).toBe('Too early.');

  const gone = await dan.submit(`/reviews/${round}/openings`);
  expect(gone.status).toBe(409);
  expect(gone.text).toContain('taken this reflection back');

  await kim.submit('#reflection', { [what]: 'Now it is right.' });
  const early = await kim.get(reflectionPath);
  expect(early.$(`form[action="${reflectionPath}/take-back"]`)).toHaveLength(1);
  await openRound(dan, round);
  const late = await kim.submit(`${reflectionPath}/take-back`);
  expect(late.status).toBe(409);
  expect(late.text).toContain('was opened by your instructor');
  expect((await dan.get(`/reviews/${round}`)).text).toContain('Now it is right.');
});
