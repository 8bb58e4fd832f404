import { describe, expect, it } from '@jest/globals';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import { answerAll, beginTry, handIn, titlesUnder, tryOf, type Answers } from './a-try.js';
import { amiss, courseWith, questions, quizOf, right } from './all-kinds.js';

const app = useTestApp({ course: () => courseWith(quizOf()) });

const kinds = Object.values(questions);

describe('every kind of question', () => {
  it('is answered on a screen of its own, and all of them hold', async () => {
    const ana = await aLearner(app, 'right@example.test');
    await beginTry(ana);
    const page = await handIn(ana, right);
    expect(page.$('.lede').text()).toBe('All 6 ideas of this quiz hold. It is mastered.');
    expect(titlesUnder(page, 'What already holds')).toEqual(kinds.map(({ title }) => title));
    expect(page.text).toContain(
      'Your order is close enough to hold. 3 of 5 stand where they belong.',
    );
  });

  it('comes back as it was answered while the try is open', async () => {
    const ana = await aLearner(app, 'filled@example.test');
    await beginTry(ana);
    const overview = await answerAll(ana, amiss);
    const filledIn: Record<string, unknown> = {};
    for (const { id } of kinds) {
      const { $ } = await ana.get(`${tryOf(overview)}/questions/${id}`);
      const fields = $('.quiz')
        .serializeArray()
        .filter(({ name }) => !name.startsWith('_'));
      filledIn[id] = fields.map(({ name, value }) => `${name}=${value}`).sort();
    }
    const sent = Object.entries(amiss).map(([id, { sure: _sure, ...fields }]) => [
      id,
      Object.entries(fields)
        .flatMap(([name, values]) => [values].flat().map((value) => `${name}=${value}`))
        .sort(),
    ]);
    expect(filledIn).toEqual(Object.fromEntries(sent));
  });

  it('shows nothing of key, explanation or hint before the answer', async () => {
    const ana = await aLearner(app, 'nothing@example.test');
    await beginTry(ana);
    const overview = await answerAll(ana, amiss);
    const pages = [overview];
    for (const { id } of kinds) pages.push(await ana.get(`${tryOf(overview)}/questions/${id}`));
    for (const { html } of pages)
      expect(html).not.toMatch(
        /Said of|Think of|This holds|Not yet|consent|an order|feedback|right=/,
      );
  });

  it('stands in no order that tells', async () => {
    const orders = new Set<string>();
    for (let n = 0; n < 6; n += 1) {
      const ana = await aLearner(app, `order-${n}@example.test`);
      const page = await beginTry(ana);
      const { $ } = await ana.get(`${tryOf(page)}/questions/a-order`);
      const names = $('.placing input[value="1"]').map((_, input) => $(input).attr('name'));
      orders.add(names.get().join());
    }
    expect(orders.size).toBeGreaterThan(1);
  });
});

describe('the result', () => {
  const seeMissed = async (email: string) => {
    const ana = await aLearner(app, email);
    await beginTry(ana);
    return { ana, page: await handIn(ana, amiss) };
  };

  it('leads with what was certain, says what that means, and begins a reflection from it', async () => {
    const { page } = await seeMissed('certain@example.test');
    expect(titlesUnder(page, 'Worth another look')).toEqual([
      'The single one',
      'The order one',
      'The match one',
      'The judgement one',
      'The multiple one',
      'The short one',
    ]);
    const first = page.$('div.question').first();
    expect(first.text()).toContain(
      'You were certain, and this is the place where most is to be learnt.',
    );
    expect(first.text()).toContain('Your reason: “It is what I saw.”');
    const id = tryOf(page).replace('/attempts/', '');
    expect(first.find('.caught a').attr('href')).toBe(
      `/reflections/first-steps?from=${id}&question=a-single`,
    );
  });

  it('says what stands where it belongs, and argues about a pair, without the key', async () => {
    const { page } = await seeMissed('partly@example.test');
    expect(page.text).toContain('2 of 4 stand where they belong.');
    expect(page.text).toContain('1 of 3 is beside what it belongs to.');
    expect(page.text).toContain('Said of stop.');
    for (const id of ['shine', 'listen']) expect(page.text).toContain(`Said of ${id}.`);
    expect(page.text).not.toMatch(/Said of (look|ask|buy-in)\./);
    expect(page.text).not.toContain('What belongs to it');
    expect(page.text).toContain('Said of order.');
  });

  it('shows the key after a second miss', async () => {
    const { ana } = await seeMissed('second@example.test');
    await ana.submit('/quizzes/first-steps/attempts');
    const page = await handIn(ana, amiss);
    for (const id of ['look', 'ask', 'shine', 'sustain', 'listen', 'buy-in', 'mine', 'asking'])
      expect(page.text).toContain(`Said of ${id}.`);
    expect(page.text).toContain('What belongs to it: Clean to inspect');
    expect(page.text).toContain('you put it at place 3');
  });

  it('says of words nobody foresaw what the author says of all such', async () => {
    const ana = await aLearner(app, 'otherwise@example.test');
    await beginTry(ana);
    const page = await handIn(ana, { ...right, 'a-short': { text: 'a louder voice <b>' } });
    expect(page.$('div.question').text()).toContain('a louder voice <b>');
    expect(page.$('div.question').text()).toContain('Said of anything else.');
  });
});

describe('hints', () => {
  it('come one by one, keep what is filled in, and are there in another browser', async () => {
    const ana = await aLearner(app, 'hints@example.test');
    const page = await beginTry(ana);
    expect(page.html).not.toContain('Think of');
    const one = await ana.submit('.quiz', { hint: '1', answer: 'theirs', why: 'So I thought' });
    expect(one.text).toContain('Hint 1 of 2 Think of the hour before.');
    expect(one.html).not.toContain('your own words');
    expect(one.$('input:checked').val()).toBe('theirs');
    expect(one.$('[name=why]').val()).toBe('So I thought');
    await ana.submit('.quiz', { hint: '1' });
    await ana.submit('.quiz', { hint: '9' });
    const elsewhere = await app.signedIn('hints@example.test');
    const seen = await elsewhere.get(page.path);
    expect(seen.text).toContain('Think of your own words.');
    expect(seen.$('button[name=hint]')).toHaveLength(0);
    expect((await elsewhere.post(page.path, { hint: '3' })).status).toBe(200);
  });
});

describe('what a person may slip into', () => {
  const slips: [name: string, id: string, fields: Answers[string], message: string][] = [
    ['nothing chosen', 'a-single', {}, 'Choose an answer first.'],
    ['no certainty', 'a-single', { answer: 'mine', sure: undefined }, 'Say how sure you are'],
    ['no text', 'a-short', { text: '  ' }, 'Write an answer first.'],
    ['a long text', 'a-short', { text: 'x'.repeat(5_000) }, '200 characters at most'],
    ['a long reason', 'a-single', { answer: 'mine', why: 'x'.repeat(501) }, '500 characters'],
    [
      'one place for two',
      'a-order',
      { ...right['a-order'], 'place[look]': '1' },
      '“Stop” and “Look” are both at place 1.',
    ],
    ['no place', 'a-order', { ...right['a-order'], 'place[act]': undefined }, '“Act” has no place'],
    ['no partner', 'a-match', { ...right['a-match'], 'pair[shine]': '' }, '“Shine” has nothing'],
  ];
  it.each(slips)(
    '%s is said in the form, which keeps the rest',
    async (name, id, fields, message) => {
      const ana = await aLearner(app, `${name.replaceAll(' ', '-')}@example.test`);
      const page = await beginTry(ana);
      await ana.get(`${tryOf(page)}/questions/${id}`);
      const refused = await ana.submit('.quiz', { sure: 'fairly', ...fields });
      expect(refused.status).toBe(422);
      expect(refused.$('.error-summary').text()).toContain(message);
      const field = refused.$('.error-summary a').attr('href') ?? '';
      expect(refused.$(field).is('input, select')).toBe(true);
      if (id === 'a-order') expect(refused.$('input:checked').length).toBeGreaterThan(2);
      expect((await ana.get(`${tryOf(page)}/overview`)).text).not.toContain('answered,');
    },
  );
});
