import type { World } from '../support/world.js';

export const herCode = '7k2m-9xq4-tb3c-w8n1-zr5d-hj6e-p0va';
export const anOldKey = 'a-key-that-signed-once';

/** She has earned a track. */
export const withTrack = async ({ app, ids }: World): Promise<void> => {
  const { progress, content, world } = app.services;
  const note = { courseId: content.course().id, at: world.clock.now(), rules: 'of-then' };
  await progress.earn(null, { personId: ids.learner }, { ...note, track: 'qualified' });
};

/** She has made her certificate of it. */
export const withCertificate = async ({ app, ids }: World): Promise<void> => {
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

/** A public key of the install, whatever it signed. */
export const withKey = async ({ app }: World): Promise<void> => {
  const keys = app.services.world.db.collection<{ _id: string }>('badgeKeys');
  const key = { jwk: { kty: 'RSA' }, since: app.clock.now() };
  await keys.updateOne({ _id: anOldKey }, { $set: key }, { upsert: true });
};
