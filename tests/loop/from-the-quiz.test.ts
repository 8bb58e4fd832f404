import { describe, expect, it } from '@jest/globals';
import { aLearner } from '../lessons/a-learner.js';
import { answer, beginTry, handIn, tryOf } from '../quizzes/a-try.js';
import { amiss, courseWith, quizOf } from '../quizzes/all-kinds.js';
import { useTestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

const app = useTestApp({ course: () => courseWith(quizOf()) });

const missed = async (email: string): Promise<{ ana: Client; way: (id: string) => string }> => {
  const ana = await aLearner(app, email);
  await beginTry(ana);
  const page = await handIn(ana, amiss);
  const links = page.$('.caught a').map((_, a) => page.$(a).attr('href'));
  return { ana, way: (id) => links.get().find((href) => href.endsWith(`=${id}`)) ?? '' };
};

const boxes = ({ $ }: { $: ReturnType<Client['page']>['$'] }): string[] =>
  $('#reflection textarea')
    .map((_, area) => $(area).text().trim())
    .get();

describe('a reflection that begins from a miss', () => {
  it('carries the question, the choice and the reason into the first box, and saves nothing', async () => {
    const { ana, way } = await missed('carries@example.test');
    const page = await ana.get(way('a-single'));
    expect(boxes(page)).toEqual([
      'A question of the quiz: The single one\nI answered: What they did\nMy reason: It is what I saw.',
      '',
      '',
      '',
    ]);
    expect(page.$('[data-unsaved]')).toHaveLength(0);
    expect(page.text).toContain('Nothing saved yet');
    expect(boxes(await ana.get('/reflections/first-steps'))).toEqual(['', '', '', '']);
  });

  it('says an order line by line, and what was put beside what', async () => {
    const { ana, way } = await missed('lines@example.test');
    expect(boxes(await ana.get(way('a-order')))[0]).toContain(
      'I answered: \n1. Stop\n2. Ask\n3. Look\n4. Act',
    );
    expect(boxes(await ana.get(way('a-match')))[0]).toContain('Shine → Keep at it');
    expect(boxes(await ana.get(way('a-short')))[0]).toContain('I answered: an ordre');
  });

  it('stands beside what is written already, which stays as it is', async () => {
    const { ana, way } = await missed('beside@example.test');
    await ana.get(way('a-single'));
    await ana.submit('#reflection', { do: 'save', 'texts[what-happened]': 'My own words.' });
    await ana.get('/reflections/first-steps');
    const draft = { rev: '0', prompt: 'what-happened', text: 'My own words.' };
    await ana.post('/reflections/first-steps/draft', draft);
    const page = await ana.get(way('a-multiple'));
    expect(boxes(page)[0]).toBe('My own words.');
    expect(page.$('.kept').text()).toContain('I answered: \nQuiet\nBlame');
  });

  it('takes nothing from a try of somebody else, nor of another lesson', async () => {
    const { way } = await missed('hers@example.test');
    const ben = await aLearner(app, 'his@example.test');
    expect(boxes(await ben.get(way('a-single')))).toEqual(['', '', '', '']);
    await beginTry(ben, 'second-look');
    const other = tryOf(await answer(ben, { answer: 'who-started' })).replace('/attempts/', '');
    const page = await ben.get(`/reflections/first-steps?from=${other}&question=what-first`);
    expect(boxes(page)).toEqual(['', '', '', '']);
    expect((await ben.get('/reflections/first-steps?from=x&question=y')).status).toBe(200);
  });
});
