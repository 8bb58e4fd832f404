import type { Client, SeenPage } from '../support/client.js';
import { people, lessons } from '../support/world.js';
import { addCohort, addPerson } from '../loop/classroom.js';
import type { Acting } from './action-states.js';
import { send, type Stage, type State } from './stage.js';

const fields = { what: 'Ask first, then show how it is done.', name: 'Joe Park' };

interface Passing {
  joe: Client;
  link: string;
}

const record = (client: Client, more: Record<string, string> = {}): Promise<SeenPage> =>
  send(client, `/hand-ons/new?lesson=${lessons.opened}`, '/hand-ons', { ...fields, ...more });

const mint = async (client: Client, pass: Passing): Promise<SeenPage> => {
  const page = await client.submit('form[action$="/links"]');
  pass.link = new URL(String(page.$('#link').attr('value'))).pathname;
  return page;
};

const answer = (pass: Passing, said: Record<string, string>): Promise<SeenPage> =>
  send(pass.joe, pass.link, 'form.form', said);

/** A learner of the course that sends mail. */
const withMail = async ({ withMail: app }: Stage): Promise<Client> => {
  const [learner, instructor] = [await addPerson(app, 'mia'), await addPerson(app, 'max')];
  await addCohort(app, 'Mail', { learners: [learner], instructors: [instructor] });
  return app.signedIn('mia@example.test');
};

const recording = (stage: Stage, it: Acting, pass: Passing): State[] => [
  { name: 'passed on, nothing yet', see: () => it.client.get('/hand-ons') },
  {
    name: 'passed on by learners, nothing yet',
    async see() {
      return (await stage.app.signedIn(people.otherInstructor)).get('/passed-on');
    },
  },
  { name: 'passing on', see: () => it.client.get('/hand-ons/new') },
  {
    name: 'passing on, refused',
    see: () => record(it.client, { what: '', name: '', email: 'nowhere' }),
  },
  {
    name: 'passing on, with mail',
    see: async () => (await withMail(stage)).get('/hand-ons/new'),
  },
  {
    name: 'passing on, with mail and without an address',
    async see() {
      const client = await stage.withMail.signedIn('mia@example.test');
      return send(client, '/hand-ons/new', '/hand-ons', { ...fields, mail: 'yes' });
    },
  },
  { name: 'passed on, recorded', see: () => record(it.client) },
  { name: 'passed on, a link made', see: () => mint(it.client, pass) },
  { name: 'passed on, waiting', see: () => it.client.get('/hand-ons') },
  {
    name: 'passed on by learners, waiting',
    async see() {
      return (await stage.app.signedIn(people.instructor)).get('/passed-on');
    },
  },
  {
    name: 'passed on, seen by staff',
    async see() {
      return (await stage.app.signedIn(people.instructor)).get('/hand-ons');
    },
  },
  { name: 'home, passed on', see: () => it.client.get('/') },
];

const answering = (stage: Stage, it: Acting, pass: Passing): State[] => [
  { name: 'the other person, in the learner’s browser', see: () => it.client.get(pass.link) },
  {
    name: 'the other person, asked',
    see() {
      pass.joe = stage.app.client();
      return pass.joe.get(pass.link);
    },
  },
  {
    name: 'the other person, nothing said',
    see: () => answer(pass, { answer: 'confirm', words: '' }),
  },
  {
    name: 'the other person, confirmed',
    see: () => answer(pass, { answer: 'confirm', words: 'I ask before I change a setting.' }),
  },
  { name: 'passed on, confirmed', see: () => it.client.get('/hand-ons') },
  {
    name: 'passed on, one that is confirmed',
    async see() {
      const { $ } = await it.client.get('/hand-ons');
      return it.client.get(String($('main .row a').attr('href')));
    },
  },
  {
    name: 'passed on by learners',
    async see() {
      return (await stage.app.signedIn(people.instructor)).get('/passed-on');
    },
  },
  {
    name: 'the other person, words taken back',
    see: () => send(pass.joe, pass.link, 'form[action$="/withdrawal"]'),
  },
  {
    name: 'the other person, it did not happen',
    async see() {
      await record(it.client);
      await mint(it.client, pass);
      return answer(pass, { answer: 'decline', words: '' });
    },
  },
];

const tracks = (stage: Stage, it: Acting): State[] => [
  { name: 'track, certified', see: () => it.client.get('/tracks/certified') },
  { name: 'track, qualified', see: () => it.client.get('/tracks/qualified') },
  {
    name: 'track, earned',
    async see() {
      const { progress, content } = stage.app.services;
      const earned = { courseId: content.course().id, at: stage.app.clock.now() };
      const track = { track: 'qualified', rules: 'of-then' };
      await progress.earn(null, { personId: it.id }, { ...earned, ...track });
      return it.client.get('/tracks/qualified');
    },
  },
  { name: 'home, a track earned', see: () => it.client.get('/') },
  { name: 'growth line, of the loop', see: () => it.client.get('/growth') },
];

/** What is passed on, as its learner, the other person and instructors see it; and the tracks it counts for. */
export const handOnStates = (stage: Stage, it: Acting): State[] => {
  const pass = {} as Passing;
  return [...recording(stage, it, pass), ...answering(stage, it, pass), ...tracks(stage, it)];
};
