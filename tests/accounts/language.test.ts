import { describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';

const app = useTestApp();

const langOf = ({ $ }: SeenPage): string | undefined => $('html').attr('lang');

const choose = (client: Client, locale: string): Promise<SeenPage> =>
  client.submit('.languages', { locale });

describe('a visitor', () => {
  it.each([
    ['es-MX,es;q=0.9,en;q=0.5', 'es', 'Entrar'],
    ['fr-FR,es;q=0.4,en;q=0.6', 'en', 'Sign in'],
    ['de', 'en', 'Sign in'],
    ['', 'en', 'Sign in'],
  ])('whose browser asks for %j reads in %s', async (asked, lang, heading) => {
    const page = await app.client().get('/sign-in', { 'Accept-Language': asked });
    expect([langOf(page), page.heading]).toEqual([lang, heading]);
  });

  it('chooses another language at the foot of the page, and comes back to it', async () => {
    const visitor = app.client();
    await visitor.get('/forgotten-password');
    const page = await choose(visitor, 'es');
    expect([page.path, langOf(page)]).toEqual(['/forgotten-password', 'es']);
    const next = await visitor.get('/sign-in', { 'Accept-Language': 'en' });
    expect(langOf(next)).toBe('es');
    expect(next.$('.languages button').attr('lang')).toBe('en');
  });

  it('comes back to the page whose form was refused', async () => {
    const visitor = app.client();
    await visitor.get('/sign-in?next=%2Faccount');
    const answer = await visitor.post(
      '/sign-in',
      { identifier: 'nobody', password: 'no' },
      { Referer: 'http://127.0.0.1:3000/sign-in?next=%2Faccount' },
    );
    expect(answer.$('.languages [name=next]').attr('value')).toBe('/sign-in?next=%2Faccount');
  });

  it('is told in their language that a page is not there', async () => {
    const page = await app.client().get('/nowhere', { 'Accept-Language': 'es' });
    expect([page.status, page.heading]).toEqual([404, 'Esta página no está aquí']);
  });
});

describe('a person', () => {
  it('reads in the language they chose, on every device', async () => {
    await app.person({ email: 'ana@example.test', name: 'Ana Ruiz' });
    const phone = await app.signedIn('ana@example.test');
    await phone.get('/account');
    const page = await choose(phone, 'es');
    expect([page.path, langOf(page), page.heading]).toEqual(['/account', 'es', 'Tu cuenta']);
    const other = await app.signedIn('ana@example.test');
    expect((await other.get('/account', { 'Accept-Language': 'en' })).heading).toBe('Tu cuenta');
  });

  it('chooses it with the time zone too', async () => {
    await app.person({ email: 'ben@example.test' });
    const ben = await app.signedIn('ben@example.test');
    await ben.get('/account');
    const page = await ben.submit('/account/settings', { locale: 'es' });
    expect(page.$('#locale option[selected], [name=locale] option[selected]').attr('value')).toBe(
      'es',
    );
    expect(page.text).toContain('Guardado.');
  });

  it('gets another revision of home in another language', async () => {
    await app.person({ email: 'cy@example.test' });
    const cy = await app.signedIn('cy@example.test');
    const english = (await cy.get('/')).headers['etag'];
    await choose(cy, 'es');
    const spanish = cy.page();
    expect(spanish.headers['etag']).not.toBe(english);
    const again = await cy.get('/', { 'If-None-Match': String(english) });
    expect([again.status, langOf(again)]).toEqual([200, 'es']);
  });

  it('takes over the language in which they read their invitation', async () => {
    const { directory, transact, accounts } = app.services;
    const logins = [{ kind: 'email' as const, value: 'dana@example.test' }];
    const id = await accounts.createPerson(null, { name: 'Dana', logins });
    const expiresAt = new Date(app.clock.now().getTime() + 60_000);
    const secret = await transact((tx) => directory.invite(tx, id, { expiresAt }));
    const dana = app.client();
    await dana.get(`/invitations/${secret}`, { 'Accept-Language': 'es' });
    await choose(dana, 'es');
    const fields = { name: 'Dana Paz', password: 'tres barcos en un río lento' };
    expect(langOf(await dana.submit(`/invitations/${secret}`, fields))).toBe('es');
    expect((await accounts.findPerson(id)).locale).toBe('es');
  });
});

describe('the switch', () => {
  const chosen = async (fields: Record<string, string>) => {
    const visitor = app.client();
    await visitor.get('/sign-in');
    return visitor.post('/language', fields);
  };

  it.each(['//elsewhere.test/', 'https://elsewhere.test/', '/\\elsewhere.test'])(
    'leads to no other site: %s',
    async (next) => {
      expect((await chosen({ locale: 'es', next })).location).toBe('/');
    },
  );

  it('refuses a language that is not there, and a page of somebody else', async () => {
    expect((await chosen({ locale: 'tlh', next: '/' })).status).toBe(400);
    const visitor = app.client();
    await visitor.get('/sign-in');
    const foreign = { Origin: 'https://elsewhere.test' };
    const answer = await visitor.post('/language', { locale: 'es', next: '/' }, foreign);
    expect(answer.status).toBe(403);
  });
});
