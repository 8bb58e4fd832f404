import { hashOf } from '../../src/platform/ids.js';
import type { Client, SeenPage } from '../support/client.js';
import { handIn, lastPart } from '../support/acts.js';
import { lessons, people } from '../support/world.js';
import { blocked } from '../loop/commitment/committing.js';
import { sealEnds, send, type Stage, type State } from './stage.js';

const slug = lessons.opened;
const path = `/reflections/${slug}`;
export const uwe = { email: 'uwe@example.test', name: 'Uwe Maria von der Wolkenburg-Ruiz' };

export interface Acting {
  client: Client;
  id: string;
  round: string;
}

/** Somebody new, whose reflection is found ready for action. */
export const begin = async ({ app, world }: Stage, it: Acting): Promise<SeenPage> => {
  const { accounts, transact } = app.services;
  it.id = await app.person(uwe);
  await transact((tx) => accounts.changeRights(tx, it.id, { learns: world.cohort }));
  it.client = await app.signedIn(uwe.email);
  await handIn(it.client, slug, 'What I will do, in my own words.');
  const instructor = await app.signedIn(people.instructor);
  const { $ } = await instructor.get(`/reviews?lesson=${slug}`);
  const row = $('main .row a').filter((_, a) => $(a).text() === uwe.name);
  it.round = `/reviews/${lastPart(row.attr('href'))}`;
  await send(instructor, it.round, `${it.round}/openings`);
  await instructor.submit(`${it.round}/replies`, { reply: 'Go.', verdict: 'ready' });
  sealEnds({ app });
  return it.client.get(path);
};

const today = ({ app }: Stage): string => app.clock.now().toISOString().slice(0, 10);
const ahead = ({ app }: Stage, days: number): string =>
  new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const settingOut = (stage: Stage, it: Acting): State[] => [
  { name: 'action, ready for a day', see: () => begin(stage, it) },
  { name: 'home, ready for a day', see: () => it.client.get('/') },
  {
    name: 'action, a day refused',
    see: () => send(it.client, path, `${path}/commitments`, { action: '', day: '2020-01-01' }),
  },
  {
    name: 'action, a day set',
    see: () => send(it.client, path, `${path}/commitments`, { day: ahead(stage, 9) }),
  },
  { name: 'home, a day set', see: () => it.client.get('/') },
  { name: 'track, a day set', see: () => it.client.get('/tracks/qualified') },
  {
    name: 'action, changed',
    see: () =>
      send(it.client, path, `${path}/commitments`, {
        ...{ day: ahead(stage, 11), withWhom: 'Tom', sign: 'He tells me his way.' },
      }),
  },
  {
    name: 'action, cancelling refused',
    see: () => send(it.client, path, `${path}/cancellation`, { reason: ' ' }),
  },
  {
    name: 'action, cancelled',
    see: () => send(it.client, path, `${path}/cancellation`, { reason: 'Tom has left.' }),
  },
];

const telling = (stage: Stage, it: Acting): State[] => [
  {
    name: 'action, due',
    see: () => send(it.client, path, `${path}/commitments`, { day: today(stage) }),
  },
  { name: 'home, due', see: () => it.client.get('/') },
  {
    name: 'action, an outcome refused',
    see: () =>
      send(it.client, path, `${path}/outcomes`, { ...blocked, result: undefined, mine: '' }),
  },
  {
    name: 'action, an outcome without the own part',
    see: () => send(it.client, path, `${path}/outcomes`, { ...blocked, mine: '' }),
  },
  {
    name: 'review, something set out and not opened',
    async see() {
      return (await stage.app.signedIn(people.instructor)).get(it.round);
    },
  },
  {
    name: 'action, told with a blocker',
    see: () => send(it.client, path, `${path}/outcomes`, { ...blocked, whatNext: 'Ask again.' }),
  },
  {
    name: 'review, an outcome opened',
    async see() {
      const instructor = await stage.app.signedIn(people.instructor);
      return send(instructor, it.round, `${it.round}/actions`);
    },
  },
  { name: 'action, opened by an instructor', see: () => it.client.get(path) },
  { name: 'home, told', see: () => it.client.get('/') },
];

const secret = 'an-outcome-by-a-link-in-a-mail-of-somebody-new';

const mintLink = async ({ app }: Stage, it: Acting, days: number): Promise<void> => {
  const { commitments, transact } = app.services;
  const [open] = await commitments.openOf(it.id);
  const expiresAt = new Date(app.clock.now().getTime() + days * 86_400_000);
  const link = { hash: hashOf(`${secret}${days}`), expiresAt };
  await transact((tx) => commitments.addLink(tx, open?._id ?? '', link));
};

const mailed = (stage: Stage, it: Acting): State[] => [
  {
    name: 'action, a new day',
    see: () => send(it.client, path, `${path}/commitments`, { day: today(stage) }),
  },
  {
    name: 'outcome by mail',
    async see() {
      await mintLink(stage, it, 14);
      return stage.app.client().get(`/outcomes/${secret}14`);
    },
  },
  {
    name: 'outcome by mail, refused',
    see: () =>
      send(stage.app.client(), `/outcomes/${secret}14`, 'form.form', { line: '', result: 'did' }),
  },
  {
    name: 'outcome by mail, nothing chosen',
    see: () => send(stage.app.client(), `/outcomes/${secret}14`, 'form.form', { line: 'So so.' }),
  },
  {
    name: 'outcome by mail, run out',
    async see() {
      await mintLink(stage, it, 0);
      return stage.app.client().get(`/outcomes/${secret}0`);
    },
  },
  {
    name: 'outcome by mail, recorded',
    see: () =>
      send(stage.app.client(), `/outcomes/${secret}14`, 'form.form', {
        ...{ result: 'partly', line: 'Half of it.' },
      }),
  },
  { name: 'action, to be explained', see: () => it.client.get(path) },
  { name: 'home, to be explained', see: () => it.client.get('/') },
  {
    name: 'action, explained',
    see: () => send(it.client, path, `${path}/outcomes`, { ledThere: 'I', mine: 'To ask.' }),
  },
  { name: 'action, the next turn', see: () => send(it.client, path, `${path}/turns`) },
];

/** What follows on *ready for action*, as its learner and their instructor see it. */
export const actionStates = (stage: Stage, it: Acting): State[] => [
  ...settingOut(stage, it),
  ...telling(stage, it),
  ...mailed(stage, it),
];
