import { handIn } from '../support/acts.js';
import type { Client, SeenPage } from '../support/client.js';
import { lessons, people } from '../support/world.js';
import { dan } from './queue-states.js';
import { send, type Stage, type State } from './stage.js';

const vic = { email: 'vic@example.test', name: 'Vic Ruiz' };
const slug = lessons.opened;
const reflection = `/reflections/${slug}`;

/** One whose round is answered, and those who answer. */
interface Talk {
  learner: Client;
  cindy: Client;
  dan: Client;
  path: string;
  sent: string;
}

const begin = async ({ app, world }: Stage, talk: Talk): Promise<void> => {
  const id = await app.person(vic);
  const { accounts, transact } = app.services;
  await transact((tx) => accounts.changeRights(tx, id, { learns: world.cohort }));
  talk.learner = await app.signedIn(vic.email);
  talk.cindy = await app.signedIn(people.instructor);
  talk.dan = await app.signedIn(dan.email);
  await handIn(talk.learner, slug, 'What I saw, and what I did not.');
  const { $ } = await talk.cindy.get(`/reviews?lesson=${slug}`);
  const row = $('main .row a').filter((_, a) => $(a).text() === vic.name);
  talk.path = String(row.attr('href')).split('?', 1)[0] ?? '';
  for (const reader of [talk.dan, talk.cindy])
    await send(reader, talk.path, `${talk.path}/openings`);
};

const reply = (talk: Talk, reader: Client, fields: Record<string, string>): Promise<SeenPage> =>
  send(reader, talk.path, `${talk.path}/replies`, fields);

const sealed = (stage: Stage, talk: Talk): State[] => [
  {
    name: 'review, a reply sealed',
    async see() {
      await begin(stage, talk);
      await reply(talk, talk.cindy, { reply: 'What else did you see?', verdict: 'deeper' });
      return talk.cindy.get(talk.path);
    },
  },
  {
    name: 'review, second to a reply that is sealed',
    see: () => talk.dan.get(talk.path),
  },
  {
    name: 'review, a reply undone',
    see: () => send(talk.cindy, talk.path, `${talk.path}/undo`),
  },
  {
    name: 'review, a reply for somebody else',
    see: () =>
      reply(talk, talk.cindy, { to: stage.world.ids.admin, reply: 'Who?', verdict: 'deeper' }),
  },
  {
    name: 'reviews, a reply sent for good',
    async see() {
      const page = await reply(talk, talk.cindy, { reply: 'What else?', verdict: 'deeper' });
      talk.sent = page.$('[name=reply]').attr('value') ?? '';
      stage.app.clock.forward({ seconds: 30 });
      return talk.cindy.get(`/reviews?sent=${talk.sent}`);
    },
  },
  {
    name: 'review, a reply sent for good',
    see: () => talk.cindy.get(`${talk.path}?sent=${talk.sent}`),
  },
];

const corrected = (talk: Talk): State[] => [
  {
    name: 'review, a correction refused',
    see: () => send(talk.cindy, talk.path, `${talk.path}/corrections`, { text: 'Think.' }),
  },
  {
    name: 'review, a reply corrected',
    see: () =>
      send(talk.cindy, talk.path, `${talk.path}/corrections`, { text: 'What did Tom see?' }),
  },
  { name: 'reflection, a reply that was edited', see: () => talk.learner.get(reflection) },
];

const threads = (talk: Talk): State[] => [
  {
    name: 'reflection, a reply answered',
    see: () => send(talk.learner, reflection, `${reflection}/answers`, { answer: 'I ask him.' }),
  },
  { name: 'reviews, an answer to a reply', see: () => talk.cindy.get('/reviews') },
  { name: 'review, an answer to a reply', see: () => talk.cindy.get(talk.path) },
  {
    name: 'review, second of two who answer',
    async see() {
      await talk.dan.get(talk.path);
      await reply(talk, talk.cindy, { reply: 'Do.' });
      return talk.dan.submit(`${talk.path}/replies`, { reply: 'Ask him on Friday.' });
    },
  },
];

/** The life of a reply from Send on. */
export const replyStates = (stage: Stage): State[] => {
  const talk = {} as Talk;
  return [...sealed(stage, talk), ...corrected(talk), ...threads(talk)];
};
