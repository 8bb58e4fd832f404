import { statusOf } from '../../src/platform/errors.js';
import { type Stage, type State } from './stage.js';

const typed = { name: 'Ana', text: 'A long reflection.\nWith a second line.' };

/** Every refusal by its own address, for a visitor and for somebody signed in, and with what they typed. */
export const errorStates = (stage: Stage): State[] => [
  ...Object.keys(statusOf).map((kind) => ({
    name: `refused as ${kind}`,
    see: () => stage.world.as.learner.get(`/probe/refused/${kind}`),
  })),
  { name: 'a fault of ours', see: () => stage.app.client().get('/probe/broken') },
  {
    name: 'a fault of ours, with what was typed',
    async see() {
      await stage.world.as.learner.get('/');
      return stage.world.as.learner.post('/probe/breaks', typed);
    },
  },
  {
    name: 'a form of an earlier visit',
    async see() {
      const visitor = stage.app.client();
      await visitor.get('/sign-in');
      return visitor.post('/probe/text', { ...typed, _csrf: 'of-yesterday' });
    },
  },
  {
    name: 'a page that is for others',
    see: () => stage.world.as.learner.get('/reviews'),
  },
  { name: 'no such page', see: () => stage.app.client().get('/nowhere') },
];
