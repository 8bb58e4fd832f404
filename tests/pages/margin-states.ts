import { send, type Stage, type State } from './stage.js';

const passage = 'on:what-happened:0-9';
const whole = 'on:what-happened';

/** A reply of which every word stands beside the answers. */
export const marginOnly = { reply: '', [passage]: 'When was that?', [whole]: 'Well told.' };

const pathOf = ({ world }: Stage): string => `/reviews/${world.rounds.opened}`;

/** Comments beside the answers: begun, and refused. */
export const commenting = (stage: Stage): State[] => [
  {
    name: 'review, comments begun',
    async see() {
      const { instructor } = stage.world.as;
      const { $ } = await instructor.get(pathOf(stage));
      const rev = $('#reply-form [name=rev]').attr('value');
      await instructor.post(`${pathOf(stage)}/draft`, { ...marginOnly, reply: 'So far.', rev });
      return instructor.get(pathOf(stage));
    },
  },
  {
    name: 'review, a comment too long',
    see: () =>
      send(stage.world.as.instructor, pathOf(stage), '#reply-form', {
        ...{ reply: '', verdict: 'comment' },
        ...{ [passage]: 'x '.repeat(10_001), [whole]: 'x '.repeat(10_001) },
      }),
  },
];
