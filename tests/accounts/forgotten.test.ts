import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPassword, useTestApp } from '../support/app.js';
import type { SeenPage } from '../support/client.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';

let sink: SmtpSink;
const app = useTestApp({ smtpUrl: async () => (sink = await startSmtpSink()).url });

// Ana has signed in with her address before, so that it is known to be hers.
beforeAll(async () => {
  await app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
  await app.signedIn('ana@example.test');
});
beforeEach(() => {
  app.clock.forward({ hours: 2 });
  sink.letters.length = 0;
});
afterAll(() => sink.close());

const ask = async (email: string): Promise<SeenPage> => {
  const browser = app.client();
  await browser.get('/forgotten-password');
  return browser.submit('/forgotten-password', { email });
};

const deliver = async (): Promise<void> => {
  await app.services.resets.settled();
  await app.services.outbox.sendDue(app.services.composers);
};

const linkIn = (raw: string): string =>
  /http:\/\/127\.0\.0\.1:3000(\/resets\/[\w-]+)/.exec(raw.replace(/=\r?\n/g, ''))?.[1] ?? '';

/** What is the same of two answers, apart from the form's own tokens. */
const bare = ({ html }: SeenPage): string =>
  html.replace(/value="[^"]*"/g, '').replace(/nobody|ana/g, '');

describe('asking for a new password', () => {
  it('sends a link that sets one', async () => {
    expect((await ask(' Ana@Example.test')).heading).toBe('Look into your mail');
    await deliver();
    expect(sink.letters.map(({ to }) => to)).toEqual([['ana@example.test']]);
    const path = linkIn(sink.letters[0]?.raw ?? '');
    const browser = app.client();
    expect((await browser.get(path)).status).toBe(200);
    expect((await browser.submit(path, { password: aPassword })).heading).toBe('Sign in');
  });

  it('answers the same whether or not somebody has the address', async () => {
    const [known, unknown] = [await ask('ana@example.test'), await ask('nobody@example.test')];
    expect([known.status, bare(known)]).toEqual([unknown.status, bare(unknown)]);
    await deliver();
    expect(sink.letters).toHaveLength(1);
  });

  it('sends at most three in an hour, and only the newest link opens', async () => {
    for (let time = 0; time < 5; time += 1) {
      await ask('ana@example.test');
      await app.services.resets.settled();
    }
    await deliver();
    expect(sink.letters).toHaveLength(3);
    const states: number[] = [];
    for (const { raw } of sink.letters) states.push((await app.client().get(linkIn(raw))).status);
    expect(states).toEqual([410, 410, 200]);
  });

  it('leads by our own address, whatever host the request names', async () => {
    const browser = app.client();
    await browser.get('/forgotten-password');
    const spoofed = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
    await browser.post('/forgotten-password', { email: 'ana@example.test' }, spoofed);
    await deliver();
    expect(sink.letters).toHaveLength(1);
    expect(sink.letters[0]?.raw).not.toContain('evil.example');
  });
});

describe('signing in', () => {
  it('answers the same whether the name or the password is not known', async () => {
    const answers: SeenPage[] = [];
    for (const email of ['ana@example.test', 'nobody@example.test']) {
      const browser = app.client();
      await browser.get('/sign-in');
      answers.push(await browser.post('/sign-in', { email, password: 'something else' }));
    }
    const [known, unknown] = answers.map((page) => [page.status, bare(page)]);
    expect(known).toEqual(unknown);
  });
});
