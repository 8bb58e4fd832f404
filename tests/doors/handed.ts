import { aPassword, type TestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { people, type Person } from '../support/world.js';

export const handedPassword = 'seven herons by the canal';

/** The link that somebody makes for another, as its page shows it: by the button where there is one. */
export const makeLink = async (maker: Client, personId: string): Promise<SeenPage> => {
  await maker.get('/account');
  return maker.post(`/people/${personId}/resets`, {});
};

export const addressIn = (page: SeenPage): string =>
  new URL(String(page.$('#link').attr('value'))).pathname;

/** Sets a password by a link, as whoever holds the paper. */
export const setPassword = async (
  app: TestApp,
  link: string,
  password = handedPassword,
): Promise<SeenPage> => {
  const holder = app.client();
  await holder.get(link);
  return holder.submit(link, { password });
};

export const signInWith = async (
  app: TestApp,
  person: Person,
  password = aPassword,
): Promise<Client> => {
  const client = app.client();
  await client.get('/sign-in');
  await client.submit('/sign-in', { email: people[person], password });
  if (client.page().path.startsWith('/sign-in')) throw new Error(client.page().text);
  return client;
};

/** Makes a link for somebody, uses it, and signs in with the new password. */
export const takeOver = async (
  app: TestApp,
  maker: Client,
  { person, id }: { person: Person; id: string },
): Promise<Client> => {
  await setPassword(app, addressIn(await makeLink(maker, id)));
  return signInWith(app, person, handedPassword);
};
