import { describe, expect, it } from '@jest/globals';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import { answer, beginTry, handIn, tryOf, type Answers } from './a-try.js';
import { amiss, courseWith, quizOf, right } from './all-kinds.js';

const app = useTestApp({ course: () => courseWith(quizOf({ feedback: 'each', mastery: 4 })) });

describe('feedback at once', () => {
  it('stands under the answer, which cannot be changed any more', async () => {
    const ana = await aLearner(app, 'each@example.test');
    const asked = await beginTry(ana);
    const page = await answer(ana, { ...amiss['a-single'] });
    expect(page.path).toBe(asked.path);
    expect(page.$('.is-chosen').text()).toMatch(/your choice[\s\S]*Not yet[\s\S]*Said of theirs/);
    expect(page.text).not.toContain('Said of mine');
    const late = await ana.post(asked.path, { answer: 'mine', sure: 'fairly' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('the first answer stands');
    const same = await ana.post(asked.path, { answer: 'theirs', sure: 'certain' });
    expect(same.location).toBe(asked.path);
    expect((await ana.get(tryOf(asked))).location).toMatch(/a-multiple$/);
  });

  it('goes from answer to answer to the result; enough ideas make it mastered', async () => {
    const ana = await aLearner(app, 'enough@example.test');
    await beginTry(ana);
    const missed = { 'a-single': amiss['a-single'], 'a-order': amiss['a-order'] };
    const page = await handIn(ana, { ...right, ...missed } as Answers);
    expect(page.$('.lede').text()).toBe('4 of 6 ideas hold. That is enough: the quiz is mastered.');
    const quiz = await ana.get('/quizzes/first-steps');
    expect(quiz.$('.lede').text()).toContain('the quiz is mastered');
    expect(quiz.$('main form button').last().text()).toBe('Try what is left');
    await beginTry(ana);
    const last = await handIn(ana, right);
    expect(last.$('.lede').text()).toBe('All 6 ideas of this quiz hold. It is mastered.');
  });

  it('shows the key at once when the same idea is missed a second time', async () => {
    const ana = await aLearner(app, 'twice@example.test');
    await beginTry(ana);
    await handIn(ana, { ...right, 'a-single': { answer: 'theirs' } });
    await beginTry(ana);
    const page = await answer(ana, { answer: 'theirs' });
    expect(page.text).toContain('Said of mine');
  });
});
