import { describe, expect, it } from '@jest/globals';
import { courseOf } from '../content/a-course.js';
import { aLearner, anInstructor } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import { allRight, answer, beginTry, firstMissed, handIn, titlesUnder, tryOf } from './a-try.js';

const app = useTestApp({ course: () => courseOf() });

const holds = 'What already holds';
const worthALook = 'Worth another look';

describe('a quiz', () => {
  it('says how long it is and what a try is like, before it begins', async () => {
    const ana = await aLearner(app, 'before@example.test');
    const page = await ana.get('/quizzes/first-steps');
    expect(page.heading).toBe('A quiz');
    expect(page.text).toContain('2 questions.');
    expect(page.$('main form button').last().text()).toBe('Begin');
  });

  it('asks one question a screen, and says how many are to go', async () => {
    const ana = await aLearner(app, 'screens@example.test');
    const first = await beginTry(ana);
    expect(first.$('.question')).toHaveLength(1);
    expect(first.text).toContain('Question 1 of 2, 1 to go after this');
    const second = await answer(ana, { answer: 'what-i-did' });
    expect(second.text).toContain('Question 2 of 2, the last one to answer');
    expect(second.$('.question-text').text()).toBe('What helps?');
  });

  it('asks with round marks where one is chosen, and square ones where several are', async () => {
    const ana = await aLearner(app, 'kinds@example.test');
    const first = await beginTry(ana);
    expect(first.text).toContain('Choose one.');
    expect(first.$('input[type=radio]')).toHaveLength(2);
    const second = await answer(ana, { answer: 'what-i-did' });
    expect(second.text).toContain('Choose all that belong.');
    expect(second.$('input[type=checkbox]')).toHaveLength(3);
  });

  it('can be left at any point, and goes on in another browser at the first question left', async () => {
    const ana = await aLearner(app, 'leaves@example.test');
    await beginTry(ana);
    await answer(ana, { answer: 'what-i-did' });
    const elsewhere = await app.signedIn('leaves@example.test');
    await elsewhere.get('/quizzes/first-steps');
    const way = elsewhere.page().$('main a.button').first().attr('href') ?? '';
    const { location } = await elsewhere.get(way);
    expect(location).toMatch(/questions\/what-helps$/);
  });

  it('is found only by its own learner, and nowhere under a name no lesson has', async () => {
    const ana = await aLearner(app, 'own@example.test');
    const ben = await aLearner(app, 'other@example.test');
    const page = await beginTry(ana);
    expect((await ben.get(page.path)).status).toBe(404);
    expect((await ben.get(tryOf(page))).status).toBe(404);
    expect((await ben.get(`${tryOf(page)}/overview`)).status).toBe(404);
    expect((await ben.get('/quizzes/third')).status).toBe(404);
  });

  it('can be looked at by an instructor, who begins none', async () => {
    const cindy = await anInstructor(app, 'looks@example.test');
    const page = await cindy.get('/quizzes/first-steps');
    expect(page.text).toContain('Learners of a cohort answer quizzes');
    expect(page.$('form[action$=attempts]')).toHaveLength(0);
    expect((await cindy.post('/quizzes/first-steps/attempts', {})).status).toBe(403);
  });
});

describe('handing in', () => {
  it('shows what has an answer, lets it be changed, and waits for what is missing', async () => {
    const ana = await aLearner(app, 'partial@example.test');
    const page = await beginTry(ana);
    await answer(ana, { answer: 'who-started', sure: 'certain' });
    const overview = await ana.get(`${tryOf(page)}/overview`);
    expect(
      overview
        .$('.row-meta')
        .map((_, p) => overview.$(p).text())
        .get(),
    ).toEqual(['Question 1, answered, certain', 'Question 2, no answer yet']);
    expect(overview.$('form[action$="/submission"]')).toHaveLength(0);
    const refused = await ana.post(`${tryOf(page)}/submission`, {});
    expect(refused.status).toBe(422);
    expect(refused.$('.error-summary li').text()).toBe('Question 2 has no answer yet.');
    expect(refused.$(refused.$('.error-summary a').attr('href') ?? '').text()).toBe('What helps?');
    const again = await ana.get(page.path);
    expect(again.$('input:checked').val()).toBe('who-started');
    expect(again.text).toContain('Your answer is kept, as certain.');
    await answer(ana, { answer: 'what-i-did' });
    await answer(ana, { answer: ['quiet', 'asking'] });
    const result = await ana.submit('form[action$="/submission"]');
    expect(result.$('.lede').text()).toContain('It is mastered.');
  });

  it('opens the result with what holds, then what is worth another look', async () => {
    const ana = await aLearner(app, 'result@example.test');
    await beginTry(ana);
    const page = await handIn(ana, firstMissed);
    expect(page.$('.lede').text()).toBe('1 of 2 ideas holds so far.');
    expect(
      page
        .$('.result > h2')
        .map((_, h2) => page.$(h2).text())
        .get(),
    ).toEqual([holds, worthALook]);
    expect(titlesUnder(page, holds)).toEqual(['What helps?']);
    expect(titlesUnder(page, worthALook)).toEqual(['What comes first?']);
  });

  it('explains the choice that was made and links to the passage, but keeps the key', async () => {
    const ana = await aLearner(app, 'feedback@example.test');
    await beginTry(ana);
    const page = await handIn(ana, firstMissed);
    const missed = page.$('div.question');
    expect(missed.find('.is-chosen').text()).toMatch(
      /your choice[\s\S]*Not yet[\s\S]*You look at the other\./,
    );
    expect(missed.text()).not.toContain('You look at yourself');
    expect(missed.find('a[href^="/lessons"]').attr('href')).toBe(
      '/lessons/first-steps#the-meeting',
    );
  });

  it('shows the key after a second miss', async () => {
    const ana = await aLearner(app, 'second@example.test');
    await beginTry(ana);
    await handIn(ana, firstMissed);
    await ana.submit('/quizzes/first-steps/attempts');
    const page = await handIn(ana, firstMissed);
    expect(page.$('div.question').text()).toContain('You look at yourself.');
    expect(page.$('div.question').text()).toContain('This belongs to it');
  });

  it('says that there is more to find when part of an answer is there', async () => {
    const ana = await aLearner(app, 'partly@example.test');
    await beginTry(ana);
    const page = await handIn(ana, { ...allRight, 'what-helps': { answer: 'quiet' } });
    expect(page.$('div.question').text()).toContain(
      'What you chose belongs to it, and there is more to find.',
    );
    expect(page.$('div.question').text()).not.toContain('It does too.');
  });
});

describe('trying again', () => {
  it('asks only what was missed, and is mastered when every idea held once', async () => {
    const ana = await aLearner(app, 'again@example.test');
    await beginTry(ana);
    const first = await handIn(ana, firstMissed);
    expect(first.$('main form button').last().text()).toBe('Try the one again');
    const second = await ana.submit('/quizzes/first-steps/attempts');
    expect(second.$('.question-text').text()).toBe('What comes first?');
    const page = await handIn(ana, allRight);
    expect(page.$('.lede').text()).toBe('All 2 ideas of this quiz hold. It is mastered.');
    expect(titlesUnder(page, holds)).toEqual(['What comes first?', 'What helps?']);
    expect(page.$('.actions .button:not(.button-quiet, .button-outlined)').attr('href')).toBe(
      '/reflections/first-steps',
    );
  });

  it('never lowers what was reached', async () => {
    const ana = await aLearner(app, 'never@example.test');
    await beginTry(ana);
    await handIn(ana, allRight);
    const again = await beginTry(ana);
    expect(again.text).toContain('Question 1 of 2');
    const page = await handIn(ana, firstMissed);
    expect(page.text).toContain('You held this in an earlier try, and that still counts.');
    expect(page.$('.lede').text()).toContain('It is mastered.');
    expect((await ana.get('/quizzes/first-steps')).$('.lede').text()).toBe(
      'Mastered: every idea of this quiz holds.',
    );
    expect((await ana.get('/lessons/first-steps')).$('#after-reading').text()).toContain(
      'mastered',
    );
  });

  it('keeps every try to look at, each as it was', async () => {
    const ana = await aLearner(app, 'tries@example.test');
    await beginTry(ana);
    const { path } = await handIn(ana, firstMissed);
    await beginTry(ana);
    await handIn(ana, allRight);
    const quiz = await ana.get('/quizzes/first-steps');
    expect(
      quiz
        .$('.rows .row-meta')
        .map((_, p) => quiz.$(p).text())
        .get(),
    ).toEqual(['March 2 · 1 of 1 held', 'March 2 · 1 of 2 held']);
    const first = await ana.get(path);
    expect(titlesUnder(first, worthALook)).toEqual(['What comes first?']);
    expect(first.$('form[action$=attempts]')).toHaveLength(0);
  });
});
