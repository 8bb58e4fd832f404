import type { Client, SeenPage } from '../support/client.js';
import { aPassword, type TestApp } from '../support/app.js';

/** An admin at work on one cohort. */
export interface Desk {
  admin: Client;
  /** The address of the cohort's page. */
  cohort: string;
  /** Shows what a pasted list would do. */
  preview(list: string): Promise<SeenPage>;
  /** Previews and carries out. */
  enrol(list: string): Promise<SeenPage>;
  /** Adds one person by the form, here or in another cohort. */
  add(name: string, login: string, cohort?: string): Promise<SeenPage>;
  /** Presses a button of somebody's page, by the end of its form's address. */
  act(who: string, name: string): Promise<SeenPage>;
  /** Makes a link for somebody; gives its path. */
  linkFor(who: string): Promise<string>;
  /** After time has passed: the admin's session has ended. */
  signInAgain(): Promise<void>;
  /** Opens somebody's page by their name. */
  person(name: string): Promise<SeenPage>;
}

export const newCohort = async (admin: Client, name: string): Promise<string> => {
  await admin.get('/cohorts/new');
  const fields = { name, start: '2026-03-09', end: '2026-05-29', zone: 'Europe/Madrid' };
  return (await admin.submit('/cohorts', fields)).path;
};

/** Signs an admin in and opens a cohort for them. */
export const openDesk = async (app: TestApp, name = 'Spring'): Promise<Desk> => {
  const email = `${name.toLowerCase()}@admin.test`;
  await app.person({ email, name: `Admin of ${name}`, isAdmin: true, zone: 'Europe/Berlin' });
  const admin = await app.signedIn(email);
  const cohort = await newCohort(admin, name);
  const desk: Desk = {
    admin,
    cohort,
    async preview(list) {
      await desk.admin.get(`${cohort}/imports/new`);
      return desk.admin.submit(`${cohort}/imports`, { list });
    },
    async enrol(list) {
      await desk.preview(list);
      const page = await desk.admin.submit('form[action$="/confirmation"]');
      if (page.status !== 200) throw new Error(`${page.status}: ${page.text.slice(0, 300)}`);
      return page;
    },
    async person(who) {
      const page = await desk.admin.get(cohort);
      const theirs = page
        .$('tbody a')
        .toArray()
        .find((a) => page.$(a).text() === who);
      const link = theirs && page.$(theirs).attr('href');
      if (!link) throw new Error(`${who} is not on ${cohort}: ${page.text.slice(0, 300)}`);
      return desk.admin.get(link);
    },
    async add(who, login, at = cohort) {
      await desk.admin.get(at);
      return desk.admin.submit(`${at}/enrolments`, { name: who, login });
    },
    async act(who, button) {
      await desk.person(who);
      return desk.admin.submit(`form[action$="/${button}"]`);
    },
    async linkFor(who) {
      const page = await desk.act(who, 'links');
      return new URL(String(page.$('#link-1').attr('value'))).pathname;
    },
    async signInAgain() {
      desk.admin = await app.signedIn(email);
    },
  };
  return desk;
};

/** The rows of a table as its cells' words. */
export const tableOf = ({ $ }: SeenPage): string[] =>
  $('tbody tr')
    .map((_, row) =>
      $(row)
        .children()
        .map((__, cell) => $(cell).text().replace(/\s+/g, ' ').trim())
        .get()
        .join(' | '),
    )
    .get();

/** Somebody opens their link and joins. */
export const join = async (app: TestApp, link: string, name: string): Promise<Client> => {
  const visitor = app.client();
  await visitor.get(link);
  await visitor.submit(link, { name, password: aPassword });
  return visitor;
};
