import { writeEntry } from '../support/acts.js';
import { lessons } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

const field = 'texts[text]';
const wrote = 'The thing about the second shift that I would rather not say aloud yet.';

const listStates = (stage: Stage): State[] => [
  { name: 'journal, empty', see: () => stage.world.as.otherLearner.get('/journal') },
  {
    name: 'journal, with something to carry over',
    see: () => stage.world.as.learner.get(`/journal?lesson=${lessons.drafted}`),
  },
  {
    name: 'journal, more than a page of it',
    async see() {
      const { learner } = stage.world.as;
      for (let n = 0; n < 51; n += 1) await writeEntry(learner, `Note ${n}`);
      return learner.get('/journal?did=deleted');
    },
  },
];

const entryStates = (stage: Stage): State[] => [
  {
    name: 'an entry of the journal',
    see: () =>
      stage.world.as.learner.get(`/journal/${stage.world.entry}?lesson=${lessons.drafted}`),
  },
  {
    name: 'an entry, saved',
    see: () =>
      send(stage.world.as.learner, `/journal/${stage.world.entry}`, '.reflection', {
        [field]: wrote,
      }),
  },
  {
    name: 'an entry, refused with its prompt and its length',
    async see() {
      const path = `/journal/${stage.world.entry}`;
      const { learner } = stage.world.as;
      await learner.get(path);
      const rev = String(learner.page().$('[name=rev]').attr('value'));
      return learner.post(`${path}/carrying`, { rev, [field]: 'x'.repeat(20_001), to: '' });
    },
  },
  {
    name: 'an entry, not deleted because it was changed meanwhile',
    async see() {
      const path = `/journal/${stage.world.entry}`;
      const { learner } = stage.world.as;
      await learner.get(path);
      return learner.post(`${path}/deletion`, { rev: '1' });
    },
  },
  {
    name: 'an entry of somebody who learns no more',
    async see() {
      const { services } = stage.app;
      const id = await stage.app.person({ email: 'otto@example.test', name: 'Otto Ruiz' });
      const learns = (cohort: string | null) =>
        services.transact((tx) => services.accounts.changeRights(tx, id, { learns: cohort }));
      await learns(stage.world.cohort);
      const otto = await stage.app.signedIn('otto@example.test');
      const entry = await writeEntry(otto, wrote);
      await learns(null);
      return otto.get(`/journal/${entry}`);
    },
  },
  {
    name: 'reflection that may stay with its writer',
    see: () => stage.world.as.learner.get(`/reflections/${lessons.private}`),
  },
  {
    name: 'reflection kept in the journal',
    async see() {
      const { otherLearner } = stage.world.as;
      const path = `/reflections/${lessons.private}`;
      const page = await otherLearner.get(path);
      const box = String(page.$('#reflection textarea').attr('name'));
      await otherLearner.post(`${path}/keeping`, { rev: '0', [box]: wrote });
      return otherLearner.get(`/lessons/${lessons.private}`);
    },
  },
];

export const journalStates = (stage: Stage): State[] => [
  ...entryStates(stage),
  ...listStates(stage),
];
