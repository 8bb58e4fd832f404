import type { Client, SeenPage } from '../support/client.js';
import type { TestApp } from '../support/app.js';

/** An admin at work on one cohort. */
export interface Desk {
  admin: Client;
  /** The address of the cohort's page. */
  cohort: string;
  /** Shows what a pasted list would do. */
  preview(list: string): Promise<SeenPage>;
  /** Previews and carries out. */
  enrol(list: string): Promise<SeenPage>;
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
  const preview = async (list: string): Promise<SeenPage> => {
    await admin.get(`${cohort}/imports/new`);
    return admin.submit(`${cohort}/imports`, { list });
  };
  return {
    admin,
    cohort,
    preview,
    async enrol(list) {
      await preview(list);
      return admin.submit('form[action$="/confirmation"]');
    },
    async person(who) {
      const page = await admin.get(cohort);
      const link = page
        .$('tbody a')
        .filter((_, a) => page.$(a).text() === who)
        .attr('href');
      if (!link) throw new Error(`${who} is not on ${cohort}: ${page.text.slice(0, 300)}`);
      return admin.get(link);
    },
  };
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
