import { aPassword, type TestApp } from './app.js';
import type { SeenPage } from './client.js';

/** A browser as its cookies and the token of its forms: what a request is made of. */
export interface Browser {
  cookie: string;
  csrf: string;
}

const cookieOf = (page: SeenPage): string =>
  [page.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => String(one).replace(/;.*$/, ''))
    .join('; ');

/** Signs in, or only looks in, and gives the browser's cookies and token. */
export const enter = async (app: TestApp, email: string | null): Promise<Browser> => {
  const client = app.client();
  const cookies = [cookieOf(await client.get('/sign-in'))];
  if (email) cookies.push(cookieOf(await client.post('/sign-in', { email, password: aPassword })));
  const { $ } = email ? await client.get('/nowhere') : client.page();
  return { cookie: cookies.join('; '), csrf: $('[name=_csrf]').first().attr('value') ?? '' };
};
