import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safeNext } from '../../src/web/paths.js';
import { aPassword, useTestApp } from '../support/app.js';
import { ourOrigin } from '../support/client.js';

const app = useTestApp();

beforeAll(() => app.person({ email: 'ana@example.test' }));

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  'evil.example',
  '.evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/.//evil.example/..//evil.example',
  '／／evil.example',
  '/／evil.example',
  '/\u2028/evil.example',
  '/%0d%0aSet-Cookie:x=y\r\nX: y',
  `${ourOrigin}@evil.example`,
];

const destination = (next: string): URL => new URL(safeNext(next), ourOrigin);

describe('the way back after signing in', () => {
  it.each(elsewhere)('stays here for %j', (next) => {
    expect(destination(next).origin).toBe(ourOrigin);
    expect(safeNext(next)).toMatch(/^\/(?![/\\])/);
  });

  it.each([
    '/',
    '/lessons/learning-from-failure#part-two',
    '/reviews?cohort=a&part=b',
    '/%5cevil.example',
  ])('leads on to %s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  it('stays here for whatever else', () => {
    const pieces = fc.array(fc.constantFrom('/', '\\', '.', '@', ':', '%2f', 'evil.example'), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(pieces, (parts) => {
        const next = parts.join('');
        expect(destination(next).origin).toBe(ourOrigin);
        expect(destination(`/${next}`).origin).toBe(ourOrigin);
      }),
      { numRuns: 5_000 },
    );
  });

  it('stays here through the form itself', async () => {
    for (const next of elsewhere) {
      const visitor = app.client();
      const page = await visitor.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(page.status).toBe(200);
      const answer = await visitor.post('/sign-in', {
        email: 'ana@example.test',
        password: aPassword,
        next,
      });
      expect([next, answer.status, answer.location]).toEqual([next, 303, safeNext(next)]);
    }
  });
});

describe('an address', () => {
  it('never comes from the host that a request names', async () => {
    const visitor = app.client();
    const page = await visitor.get('/', {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
    });
    expect(page.location).toBe('/sign-in');
    const shown = await visitor.get('/sign-in', {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
    });
    expect(shown.html).not.toContain('evil.example');
  });

  it('is shown under one host: localhost leads to the public one', async () => {
    const page = await app.client().get('/sign-in?next=%2Freviews', { Host: 'localhost:3000' });
    expect([page.status, page.location]).toEqual([308, `${ourOrigin}/sign-in?next=%2Freviews`]);
  });
});
