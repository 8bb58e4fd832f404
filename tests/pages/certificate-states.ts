import type { Condition } from '../../src/content/course.js';
import type { SeenPage } from '../support/client.js';
import type { Acting } from './action-states.js';
import { send, type Stage, type State } from './stage.js';

const certified: Condition[] = [
  { id: 'read', kind: 'lessons-read', count: 8 },
  { id: 'told', kind: 'outcomes-told', count: 1 },
];

const earn = async ({ app }: Stage, personId: string): Promise<void> => {
  const { progress, content } = app.services;
  const note = { courseId: content.course().id, at: app.clock.now(), rules: 'of-then' };
  await progress.earn(null, { personId }, { ...note, track: 'certified', conditions: certified });
};

const make = (it: Acting, track: string): Promise<SeenPage> =>
  send(it.client, `/tracks/${track}`, `/tracks/${track}/certificate`);

const verifying = async (stage: Stage, it: Acting, track: string): Promise<SeenPage> => {
  const own = await stage.app.services.certificates.exportOf(it.id);
  const code = own.find((one) => one.track === track)?.code ?? 'none';
  return stage.app.client().get(`/verify/${code}`);
};

const held = (it: Acting): string => `/people/${it.id}/certificates`;

const rename = async ({ app }: Stage, it: Acting, name: string): Promise<void> =>
  app.services.accounts.rename(null, it.id, name);

const making = (stage: Stage, it: Acting): State[] => [
  { name: 'certificates of somebody, none', see: () => stage.world.as.admin.get(held(it)) },
  { name: 'certificate, made', see: () => make(it, 'qualified') },
  { name: 'track, with a certificate', see: () => it.client.get('/tracks/qualified') },
  {
    name: 'certificate, of a name that the file cannot show',
    async see() {
      await earn(stage, it.id);
      await rename(stage, it, '王小明');
      const page = await make(it, 'certified');
      await rename(stage, it, 'Uwe');
      return page;
    },
  },
  { name: 'certificate, checked', see: () => verifying(stage, it, 'certified') },
  { name: 'certificate, unknown', see: () => stage.app.client().get('/verify/none') },
];

const ending = (stage: Stage, it: Acting): State[] => [
  { name: 'certificates of somebody', see: () => stage.world.as.admin.get(held(it)) },
  {
    name: 'certificates of somebody, no reason given',
    see: () => send(stage.world.as.admin, held(it), 'form[action$="/withdrawal"]'),
  },
  {
    name: 'certificates of somebody, one withdrawn',
    see: () =>
      send(stage.world.as.admin, held(it), 'form[action$="/withdrawal"]', { reason: 'asked' }),
  },
  { name: 'certificate, withdrawn', see: () => it.client.get('/tracks/certified/certificate') },
  { name: 'certificate, checked and withdrawn', see: () => verifying(stage, it, 'certified') },
  {
    name: 'certificates of somebody, another allowed',
    see: () => send(stage.world.as.admin, held(it), 'form[action$="/permission"]'),
  },
  {
    name: 'certificate, withdrawn, another allowed',
    see: () => it.client.get('/tracks/certified/certificate'),
  },
  {
    name: 'track, with another certificate to make',
    see: () => it.client.get('/tracks/certified'),
  },
  { name: 'certificate, made in the place of another', see: () => make(it, 'certified') },
  {
    name: 'certificate, checked, in the place of another',
    see: () => verifying(stage, it, 'certified'),
  },
  {
    name: 'certificate, checked and erased',
    async see() {
      await stage.app.services.certificates.erase(it.id);
      return verifying(stage, it, 'qualified');
    },
  },
];

/** Certificates as their holder, those who check them and an admin see them. */
export const certificateStates = (stage: Stage, it: Acting): State[] => [
  ...making(stage, it),
  ...ending(stage, it),
];
