import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import jsonwebtoken, { type JwtPayload } from 'jsonwebtoken';
import { createBadgeSigner } from '../../src/tracks/certificates/badge-signer.js';
import { aBadgeKey, useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { useClassroom } from '../loop/classroom.js';
import { checkBadge } from './badge-checker.js';
import { earned, make } from './certified.js';
import { qualified } from './qualifying.js';

const app = useTestApp({ badgeKey: aBadgeKey() });
const room = useClassroom(app);
beforeEach(() => app.clock.moveTo('2026-03-02T09:00:00Z'));

const origin = 'http://127.0.0.1:3000';
const pathOf = (address: string): string => new URL(address).pathname;
const get = async (address: string) => (await app.client().get(pathOf(address))).json;

const check = (badge: string): Promise<JwtPayload> =>
  checkBadge(badge, { read: get, now: app.clock.now() });

const uri = expect.stringMatching(/^(https?:\/\/|urn:uuid:)\S+$/);
const text = expect.stringMatching(/\S/);
const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

/** What Open Badges 3.0 asks of an OpenBadgeCredential and of all that is in it. */
const credentialRules = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    expect.stringMatching(
      /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.\d\.\d\.json$/,
    ),
  ],
  id: uri,
  type: expect.arrayContaining(['VerifiableCredential', 'OpenBadgeCredential']),
  name: text,
  issuer: { id: uri, type: expect.arrayContaining(['Profile']), name: text, url: uri },
  validFrom: instant,
  awardedDate: instant,
  credentialSubject: {
    id: uri,
    type: expect.arrayContaining(['AchievementSubject']),
    identifier: [
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/),
        identityType: 'emailAddress',
        salt: text,
      },
    ],
    achievement: {
      id: uri,
      type: expect.arrayContaining(['Achievement']),
      achievementType: 'Certificate',
      inLanguage: 'en',
      name: text,
      description: text,
      criteria: { narrative: text },
    },
  },
  evidence: expect.arrayContaining([
    { type: ['Evidence'], name: text, narrative: expect.any(String) },
  ]),
  credentialStatus: { id: uri, type: '1EdTechRevocationList' },
};

/** The badge of somebody who went all the way. */
const fullBadge = async (name: string): Promise<SeenPage> => {
  const client = await qualified(app, room, name);
  await make(client, 'qualified');
  return client.get('/tracks/qualified/certificate/badge');
};

const badgePath = '/tracks/certified/certificate/badge';

const badgeOf = async (name: string): Promise<{ client: Client; page: SeenPage }> => {
  const client = await earned(app, room, name);
  await make(client);
  return { client, page: await client.get(badgePath) };
};

describe('the badge of a certificate', () => {
  it('is checked by another library than the one that signed it, by the key that is published', async () => {
    const page = await fullBadge('kim');
    expect(page.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="qualified-badge.jwt"',
    });
    const { iss, sub, jti, nbf, iat, ...credential } = await check(page.html);
    expect(credential).toEqual(credentialRules);
    const { issuer, credentialSubject, id, validFrom, credentialStatus } = credential as {
      [field: string]: { id: string } & string;
    };
    expect({ iss, sub, jti, nbf, iat }).toEqual({
      ...{ iss: issuer?.id, sub: credentialSubject?.id, jti: id, iat: undefined },
      nbf: Date.parse(validFrom ?? '') / 1_000,
    });
    const header = jsonwebtoken.decode(page.html, { complete: true })?.header;
    expect(Object.keys(header ?? {}).sort()).toEqual(['alg', 'kid', 'typ']);
    const set = (await get(`${origin}/.well-known/jwks.json`)) as { keys: { kid: string }[] };
    expect(set.keys.map(({ kid }) => kid)).toEqual([header?.kid]);
    expect(JSON.stringify(set)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
    expect(await get(issuer?.id ?? '')).toMatchObject(issuer ?? {});
    expect(await get(credentialStatus?.id ?? '')).toEqual({
      ...{ id: credentialStatus?.id, issuer: issuer?.id, revokedCredentials: [] },
    });
    expect((await app.client().get(pathOf(id ?? ''))).heading).toBe('This certificate stands');
  });

  it('names its holder by a hash that the holder can prove, and repeats nothing they wrote', async () => {
    const page = await fullBadge('lou');
    const badge: Record<string, unknown> = await check(page.html);
    const { identifier } = badge['credentialSubject'] as { identifier: Record<string, string>[] };
    const [identity] = identifier;
    const hash = createHash('sha256').update(`lou@example.test${identity?.['salt'] ?? ''}`);
    expect(identity?.['identityHash']).toBe(`sha256$${hash.digest('hex')}`);
    const said = JSON.stringify(badge);
    for (const words of ['Plan of', 'To ask first', 'Joe', 'lou@', 'Lou'])
      expect(said).not.toContain(words);
    expect(said).toContain('told honestly how it went, 3 times');
  });

  it('has an achievement behind it that says how it is earned', async () => {
    const address = `${origin}/badges/achievements/certified`;
    const read: unknown = expect.stringContaining('Read 8 lessons');
    expect(await get(address)).toMatchObject({
      ...{ id: address, type: ['Achievement'], achievementType: 'Certificate' },
      criteria: { narrative: read },
    });
  });

  it('is shown as revoked once it is withdrawn, and signed no more', async () => {
    const { client, page } = await badgeOf('max');
    const { credentialStatus, id } = (await check(page.html)) as Record<string, { id: string }>;
    const gus = await app.signedIn('gus@example.test');
    await gus.get(`/people/${room.ids['max'] ?? ''}/certificates`);
    await gus.submit('form[action$="/withdrawal"]', { reason: 'not-met' });
    expect(await get(credentialStatus?.id ?? '')).toMatchObject({
      revokedCredentials: [{ id, revoked: true, revocationReason: 'not-met' }],
    });
    expect((await client.get(badgePath)).status).toBe(404);
  });

  it('outlives the key that signed it: an old public key stays where it was', async () => {
    const { page } = await badgeOf('ned');
    const next = createBadgeSigner(aBadgeKey(), origin);
    const key = { ...(await next.key()), since: app.clock.now() };
    const keys = app.services.world.db.collection<{ _id: string }>('badgeKeys');
    await keys.insertOne(key);
    expect((await check(page.html)).jti).toContain('/verify/');
    const set = (await get(`${origin}/.well-known/jwks.json`)) as { keys: unknown[] };
    expect(set.keys).toHaveLength(2);
    await keys.deleteOne({ _id: key._id });
  });

  it('does not check once a letter of it is another', async () => {
    const { page } = await badgeOf('oli');
    const [header, body = '', signature] = page.html.split('.');
    const other = JSON.stringify({
      ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object),
      name: 'Something else',
    });
    const forged = [header, Buffer.from(other).toString('base64url'), signature].join('.');
    await expect(check(forged)).rejects.toThrow('invalid signature');
    expect((await app.client().get('/badges/keys/none')).status).toBe(404);
  });
});
