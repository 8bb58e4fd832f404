import { describe, expect, it } from '@jest/globals';
import { courseOf } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { answerHere, beginPractice, goOn, practise, right, takeQuiz } from './practising.js';

const app = useTestApp({ course: () => courseOf() });

const start = '2026-03-02T15:00:00Z';

/** The same person some time later, signed in anew: no session lasts that long. */
const later = (email: string, to: string): Promise<Client> => {
  app.clock.moveTo(to);
  return app.signedIn(email);
};

const homeLine = (page: { $: Awaited<ReturnType<typeof takeQuiz>>['$'] }): string =>
  page.$('.due-line').text();

describe('an idea that was missed in a quiz', () => {
  it('comes back after two days, is kept as a change of mind, and comes back after seven more', async () => {
    app.clock.moveTo(start);
    let ana = await aLearner(app, 'ana@example.test');
    await takeQuiz(ana, 'first-steps', ['what-first']);
    expect(homeLine(await ana.get('/'))).toBe('');
    expect((await ana.get('/growth')).text).toContain('The line is still open');
    expect((await ana.get('/practice')).text).toContain('March 4, in 2 days');

    ana = await later('ana@example.test', '2026-03-04T00:30:00Z');
    expect(homeLine(await ana.get('/'))).toBe('1 idea is ready for another look, about a minute');
    expect((await beginPractice(ana)).text).toContain('What comes first?');
    const feedback = await answerHere(ana, right['what-first'] ?? []);
    expect(feedback.text).toContain('This holds');
    expect(feedback.text).toContain('It comes back on March 11, in 7 days.');
    expect((await goOn(ana)).text).toContain('1 of 1 idea holds.');
    expect(homeLine(await ana.get('/'))).toBe('');

    const growth = await ana.get('/growth');
    expect(growth.text).toContain('You changed your mind on this · March 4 · A quiz');
    expect(growth.text).toContain('Before, on March 2, certain Who started it.');
    expect(growth.text).toContain('Now, in practice What I did before.');

    ana = await later('ana@example.test', '2026-03-10T23:59:59Z');
    expect(homeLine(await ana.get('/'))).toBe('');
    ana = await later('ana@example.test', '2026-03-11T00:00:00Z');
    expect(homeLine(await ana.get('/'))).toContain('1 idea is ready');
    expect((await practise(ana)).text).toContain('It comes back on April 1, in 21 days.');
    ana = await later('ana@example.test', '2026-04-01T12:00:00Z');
    expect((await practise(ana)).text).toContain('It comes back on May 31, in 60 days.');
    ana = await later('ana@example.test', '2026-06-01T12:00:00Z');
    expect((await practise(ana)).text).toContain('It sticks');
    ana = await later('ana@example.test', '2027-06-01T12:00:00Z');
    expect(homeLine(await ana.get('/'))).toBe('');
    expect((await ana.get('/practice')).text).toContain('Every idea you missed sticks by now');
    expect((await ana.get('/growth')).$('.growth-event')).toHaveLength(1);
  });

  it('that is missed again comes back two days later, and what was earned stays', async () => {
    app.clock.moveTo(start);
    let ben = await aLearner(app, 'ben@example.test');
    await takeQuiz(ben, 'first-steps', ['what-first']);
    await takeQuiz(ben, 'first-steps', []);
    const before = (await ben.get('/quizzes/first-steps')).text;
    expect(before).toContain('Mastered');
    ben = await later('ben@example.test', '2026-03-04T15:00:00Z');
    const end = await practise(ben, ['what-first']);
    expect(end.text).toContain('0 of 1 idea holds.');
    expect(end.text).toContain('It comes back on March 6, in 2 days.');
    expect((await ben.get('/quizzes/first-steps')).text).toBe(before);
  });

  it('and holds in practice counts for its quiz, and may make it mastered', async () => {
    app.clock.moveTo(start);
    let cleo = await aLearner(app, 'cleo@example.test');
    await takeQuiz(cleo, 'first-steps', ['what-first', 'what-helps']);
    cleo = await later('cleo@example.test', '2026-03-04T15:00:00Z');
    await practise(cleo, ['what-helps']);
    expect((await cleo.get('/quizzes/first-steps')).text).toContain('1 of 2 ideas holds so far');
    cleo = await later('cleo@example.test', '2026-03-06T15:00:00Z');
    await practise(cleo);
    const quiz = await cleo.get('/quizzes/first-steps');
    expect(quiz.text).toContain('Mastered');
    expect(quiz.$('.rows .row')).toHaveLength(1);
  });

  it('shows the key when it is missed in practice, since that is a second miss at least', async () => {
    app.clock.moveTo(start);
    let dora = await aLearner(app, 'dora@example.test');
    await takeQuiz(dora, 'first-steps', ['what-first']);
    dora = await later('dora@example.test', '2026-03-04T15:00:00Z');
    const asked = await beginPractice(dora);
    expect(asked.html).not.toContain('You look at yourself.');
    const feedback = await answerHere(dora, ['who-started']);
    expect(feedback.text).toContain('Not yet');
    expect(feedback.$('.option.is-key').text()).toContain('What I did before.');
  });
});

describe('a change of mind in another try', () => {
  it('stands on the growth line with the reason in own words, and still comes back', async () => {
    app.clock.moveTo(start);
    let edith = await aLearner(app, 'edith@example.test');
    await takeQuiz(edith, 'first-steps', ['what-first']);
    await takeQuiz(edith, 'first-steps', []);
    const growth = await edith.get('/growth');
    expect(growth.text).toContain('Now, in another try');
    edith = await later('edith@example.test', '2026-03-04T15:00:00Z');
    expect(homeLine(await edith.get('/'))).toContain('1 idea is ready');
    await practise(edith);
    expect((await edith.get('/growth')).$('.growth-event')).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('is said on the home page, and keeps every idea where it is', async () => {
    app.clock.moveTo(start);
    let finn = await aLearner(app, 'finn@example.test');
    await takeQuiz(finn, 'first-steps', ['what-first', 'what-helps']);
    await finn.get('/practice');
    const paused = await finn.submit('form[action="/practice/pause"]');
    expect(paused.text).toContain('Practice is paused');
    finn = await later('finn@example.test', '2026-03-05T15:00:00Z');
    expect(homeLine(await finn.get('/'))).toBe('Practice is paused');
    await finn.get('/practice');
    const resumed = await finn.submit('form[action="/practice/pause"]');
    expect(resumed.text).toContain('2 ideas are ready for another look');
    expect(homeLine(await finn.get('/'))).toBe(
      '2 ideas are ready for another look, about a minute',
    );
  });
});
