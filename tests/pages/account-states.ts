import { aPassword } from '../support/app.js';
import type { SeenPage } from '../support/client.js';
import { people } from '../support/world.js';
import { send, type Stage, type State } from './stage.js';

const wrongly = { email: 'stranger@example.test', password: 'not this one at all' };

const uma = { email: 'uma@example.test', name: 'Uma Ruiz' };

/** A new password by a link that somebody else handed over. */
const handOver = async (stage: Stage): Promise<SeenPage> => {
  const id = await stage.app.person(uma);
  await stage.world.as.admin.get('/');
  return stage.world.as.admin.post(`/people/${id}/resets`, {});
};

const useHandedLink = async (stage: Stage): Promise<SeenPage> => {
  const link = /\/resets\/[\w-]{20,}/.exec(stage.early.get('handed')?.html ?? '')?.[0] ?? '';
  const client = stage.app.client();
  await send(client, link, link, { password: 'three boats on a slow river' });
  await client.submit('/sign-in', { email: uma.email, password: 'three boats on a slow river' });
  return client.get('/account');
};

const handedStates = (stage: Stage): State[] => [
  {
    name: 'a link to hand over',
    async see() {
      const page = await handOver(stage);
      stage.early.set('handed', page);
      return page;
    },
  },
  { name: 'account, after a link from other hands', see: () => useHandedLink(stage) },
];

export const accountStates = (stage: Stage): State[] => [
  ...handedStates(stage),
  { name: 'sign in', see: () => stage.app.client().get('/sign-in') },
  {
    name: 'sign in, with a way back',
    see: () => stage.app.client().get('/sign-in?next=%2Freviews'),
  },
  {
    name: 'sign in, refused',
    see: () => send(stage.app.client(), '/sign-in', '/sign-in', { ...wrongly, device: 'own' }),
  },
  {
    name: 'sign in, after too many tries',
    async see() {
      const client = stage.app.client();
      await client.get('/sign-in');
      for (let tries = 0; tries < 12; tries += 1) await client.post('/sign-in', wrongly);
      return client.submit('/sign-in', wrongly);
    },
  },
  {
    name: 'sign in, with a new password',
    see: () => stage.app.client().get('/sign-in?after=reset'),
  },
  {
    name: 'invitation',
    see: () => stage.app.client().get(`/invitations/${stage.world.secrets['invitations'] ?? ''}`),
  },
  {
    name: 'invitation, opened by somebody else',
    see: () =>
      stage.world.as.learner.get(`/invitations/${stage.world.secrets['invitations'] ?? ''}`),
  },
  {
    name: 'invitation, refused',
    see() {
      const path = `/invitations/${stage.world.secrets['invitations'] ?? ''}`;
      return send(stage.app.client(), path, path, { name: '', password: 'short', device: 'own' });
    },
  },
  {
    name: 'invitation, unknown',
    see: () => stage.app.client().get('/invitations/none'),
  },
  {
    name: 'new password by link',
    see: () => stage.app.client().get(`/resets/${stage.world.secrets['resets'] ?? ''}`),
  },
  {
    name: 'new password by link, opened by somebody else',
    see: () => stage.world.as.admin.get(`/resets/${stage.world.secrets['resets'] ?? ''}`),
  },
  {
    name: 'new password by link, refused',
    see() {
      const path = `/resets/${stage.world.secrets['resets'] ?? ''}`;
      return send(stage.app.client(), path, path, { password: 'short' });
    },
  },
  {
    name: 'new password, because it is staff now',
    async see() {
      const { services } = stage.app;
      const id = await stage.app.person({ email: 'olga@example.test', name: 'Olga Ruiz' });
      await services.accounts.setPassword(null, id, 'blue kettle');
      await services.transact((tx) =>
        services.accounts.changeRights(tx, id, { startsInstructing: stage.world.cohort }),
      );
      const typed = { email: 'olga@example.test', password: 'blue kettle' };
      return send(stage.app.client(), '/sign-in', '/sign-in', typed);
    },
  },
  {
    name: 'earlier words, to be opened by their writer',
    see: () =>
      stage.app.client().get(`/confirmations/${stage.world.secrets['confirmations'] ?? ''}`),
  },
  { name: 'earlier words, no such link', see: () => stage.app.client().get('/confirmations/none') },
  {
    name: 'forgotten password, where no mail goes out',
    see: () => stage.app.client().get('/forgotten-password'),
  },
  {
    name: 'forgotten password',
    see: () => stage.withMail.client().get('/forgotten-password'),
  },
  {
    name: 'forgotten password, asked',
    see: () =>
      send(stage.withMail.client(), '/forgotten-password', '/forgotten-password', {
        email: people.learner,
      }),
  },
  { name: 'account of a learner', see: () => stage.world.as.learner.get('/account') },
  { name: 'account of an instructor', see: () => stage.world.as.instructor.get('/account') },
  {
    name: 'account of an instructor, with languages',
    see: () =>
      send(stage.world.as.instructor, '/account', '/account/reading', { reads: ['en', 'es'] }),
  },
  { name: 'account of an admin', see: () => stage.world.as.admin.get('/account?saved=name') },
  {
    name: 'account of somebody who is nothing here',
    async see() {
      await stage.app.person({ email: 'pat@example.test', name: 'Pat Ruiz' });
      return (await stage.app.signedIn('pat@example.test')).get('/account');
    },
  },
  {
    name: 'account, refused',
    see: () => send(stage.world.as.learner, '/account', '/account/name', { name: ' ' }),
  },
  { name: 'change of password', see: () => stage.world.as.learner.get('/account/password') },
  {
    name: 'change of password, refused',
    see: () =>
      send(stage.world.as.learner, '/account/password', '/account/password', {
        currentPassword: 'something else',
        newPassword: 'short',
      }),
  },
  {
    name: 'change of password, too short',
    see: () =>
      send(stage.world.as.learner, '/account/password', '/account/password', {
        currentPassword: aPassword,
        newPassword: 'short',
      }),
  },
];
