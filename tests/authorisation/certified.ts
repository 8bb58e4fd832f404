import type { World } from '../support/world.js';
import type { Ask } from './requests.js';

export const herCode = '7k2m-9xq4-tb3c-w8n1-zr5d-hj6e-p0va';
export const anOldKey = 'a-key-that-signed-once';

/** She has earned a track. */
const withTrack = async ({ app, ids }: World): Promise<void> => {
  const { progress, content, world } = app.services;
  const note = { courseId: content.course().id, at: world.clock.now(), rules: 'of-then' };
  await progress.earn(null, { personId: ids.learner }, { ...note, track: 'qualified' });
};

/** She has made her certificate of it. */
const withCertificate = async ({ app, ids }: World): Promise<void> => {
  const { certificates, content, world } = app.services;
  const at = world.clock.now();
  await certificates.add({
    ...{ _id: '0195a3b2-0000-7000-8000-00000000cccc', code: herCode, personId: ids.learner },
    ...{ courseId: content.course().id, track: 'qualified', issuedAt: at, withdrawn: null },
    printed: {
      ...{ lang: 'en', name: 'Ana', course: 'A Course', track: 'Qualified', summary: '' },
      ...{ statement: 'has done this:', conditions: [], earnedAt: at, earned: 'March 2, 2026' },
    },
  });
};

/** An admin has withdrawn it. */
const withWithdrawn = async (world: World): Promise<void> => {
  await withCertificate(world);
  const { certificates, content, transact } = world.app.services;
  const which = { personId: world.ids.learner, courseId: content.course().id };
  await transact((tx) =>
    certificates.withdraw(
      tx,
      { reach: 'install' },
      { ...which, track: 'qualified', reason: 'asked' },
    ),
  );
};

/** A public key of the install, whatever it signed. */
const withKey = async ({ app }: World): Promise<void> => {
  const keys = app.services.world.db.collection<{ _id: string }>('badgeKeys');
  const key = { jwk: { kty: 'RSA' }, since: app.clock.now() };
  await keys.updateOne({ _id: anOldKey }, { $set: key }, { upsert: true });
};

/** What is sent about her certificate. */
export const certifiedAsks = (world: World): Readonly<Record<string, Ask>> => ({
  'POST /tracks/:track/certificate': { first: () => withTrack(world) },
  ...Object.fromEntries(
    [
      'GET /tracks/:track/certificate',
      'GET /tracks/:track/certificate.pdf',
      'GET /tracks/:track/certificate/badge',
      'GET /verify/:code',
      'GET /verify/:code/status',
    ].map((name) => [name, { first: () => withCertificate(world) }]),
  ),
  'GET /badges/keys/:key': { first: () => withKey(world) },
  'POST /people/:personId/certificates/:track/withdrawal': {
    params: { personId: world.ids.learner },
    fields: { reason: 'not-met' },
    first: () => withCertificate(world),
  },
  'POST /people/:personId/certificates/:track/permission': {
    params: { personId: world.ids.learner },
    first: () => withWithdrawn(world),
  },
});
