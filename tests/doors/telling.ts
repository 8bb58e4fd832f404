import { features } from '../../src/features.js';
import { asks, usualParams } from '../authorisation/requests.js';
import type { Client } from '../support/client.js';
import { herWords, lessons } from '../support/world.js';
import type { House } from './house.js';

const fill = (pattern: string, params: Record<string, string>): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');

/** Every address of a route at which something of hers could stand. */
const addressesOf = ({ world }: House, pattern: string): string[] => {
  const usual = usualParams(world, pattern);
  const slugs = pattern.includes(':slug') ? Object.values(lessons) : [''];
  const rounds = pattern.includes(':roundId') ? Object.values(world.rounds) : [''];
  return slugs.flatMap((slug) =>
    rounds.map((roundId) => fill(pattern, { ...usual, slug, roundId })),
  );
};

const routesOf = ({ app }: House, wanted: 'get' | 'post') =>
  features(app.services)
    .flatMap(({ routes }) => routes)
    .filter(({ method }) => method === wanted);

/** Addresses of all the course at which a page shows her words to this reader. */
export const tellingPages = async (house: House, reader: Client): Promise<string[]> => {
  const telling: string[] = [];
  for (const { path } of routesOf(house, 'get'))
    for (const address of addressesOf(house, path))
      if ((await reader.get(address)).html.includes(herWords)) telling.push(address);
  return telling;
};

/** Addresses whose answer to a form, sent by hand or by a script, shows her words. */
export const tellingAnswers = async (house: House, reader: Client): Promise<string[]> => {
  const telling: string[] = [];
  const about = routesOf(house, 'post').filter(({ path }) =>
    /^\/(reflections|reviews|journal)/.test(path),
  );
  for (const { path } of about)
    for (const address of addressesOf(house, path))
      for (const headers of [{}, { Accept: 'application/json' }]) {
        await reader.get('/account');
        const fields = { ...asks(house.world)[`POST ${path}`]?.fields };
        const page = await reader.post(address, fields, headers);
        if (page.html.includes(herWords)) telling.push(address);
      }
  return telling;
};
