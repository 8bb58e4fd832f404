import { describe, expect, it } from '@jest/globals';
import { makeLink } from './handed.js';
import { useHouse } from './house.js';
import { tellingAnswers, tellingPages } from './telling.js';

const house = useHouse();

describe('a link that an admin made for an instructor', () => {
  it('yields no words of the learners', async () => {
    expect(await tellingPages(house, house.world.as.instructor)).toContain(
      `/reviews/${house.world.rounds.opened}`,
    );
    const holder = await house.takenOver(house.world.as.admin, 'instructor');
    expect(await tellingPages(house, holder)).toEqual([]);
    expect(await tellingAnswers(house, holder)).toEqual([]);
    expect((await holder.get('/reviews')).text).toContain('this part is shut for a day');
    expect((await holder.get('/')).text).toContain('What others sent you to read is shut as well');
  });

  it('does not make another link, nor confirm an account, while its own is shut', async () => {
    const holder = await house.takenOver(house.world.as.admin, 'instructor');
    expect((await makeLink(holder, house.world.ids.learner)).status).toBe(403);
    await house.takenOver(house.world.as.admin);
    const confirm = `/reviews/confirmations/${house.world.ids.learner}`;
    expect((await holder.post(confirm, { usedAt: '0' })).status).toBe(403);
  });
});
