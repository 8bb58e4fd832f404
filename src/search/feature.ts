import { z } from 'zod';
import type { Content } from '../content/content.service.js';
import type { Feature } from '../web/feature.js';
import { route } from '../web/route.js';
import { searchPage, searchView } from './search.view-model.js';

/** Longer than anybody asks; what is beyond is not looked for. */
const longestQuery = 120;
const mostWords = 12;

const asked = (query: string): string =>
  query.slice(0, longestQuery).trim().split(/\s+/).slice(0, mostWords).join(' ').toWellFormed();

const query = z.object({ q: z.string().catch('').transform(asked) });

/** Search over the text of the lessons; it knows nothing that anybody wrote. */
export const searchFeature = ({ content }: { content: Content }): Feature => ({
  name: 'search',
  routes: [
    route({
      method: 'get',
      path: '/search',
      may: 'lesson:read',
      query,
      handle: ({ actor, query: { q }, t }) =>
        searchPage(searchView(t, content.course(actor.locale), q)),
    }),
  ],
  pages: [searchPage],
  personalData: [],
  jobs: [],
});
