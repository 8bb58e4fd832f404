import { send, type Stage, type State } from './stage.js';

const pathOf = ({ world }: Stage): string => `/reviews/${world.rounds.opened}`;

const own = '{{first name}}, well seen.';

/** Sentences an instructor keeps, and what becomes of them in a reply. */
export const preparedStates = (stage: Stage): State[] => [
  { name: 'snippets, none kept', see: () => stage.world.as.instructor.get('/snippets') },
  {
    name: 'snippets, one added',
    see: () => send(stage.world.as.instructor, '/snippets', '/snippets', { text: own }),
  },
  {
    name: 'snippets, refused',
    see: () =>
      send(stage.world.as.instructor, '/snippets', '/snippets', { text: 'x'.repeat(2_001) }),
  },
  {
    name: 'snippets, a change refused',
    async see() {
      const { $ } = await stage.world.as.instructor.get('/snippets');
      const change = String($('section.card form').first().attr('action'));
      return stage.world.as.instructor.submit(change, { text: ' ' });
    },
  },
  {
    name: 'review, words left as they were prepared',
    async see() {
      const { instructor } = stage.world.as;
      const { $ } = await instructor.get(pathOf(stage));
      const words = $('button[name=insert]')
        .map((_, button) => String($(button).attr('value')))
        .get();
      const reply = [words[0], words.at(-1)].join(' ');
      return instructor.submit('#reply-form', { reply: `${reply} And?`, verdict: 'deeper' });
    },
  },
];
