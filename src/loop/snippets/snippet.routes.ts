import { fieldOf } from '../../web/body.js';
import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Handled, type Route } from '../../web/route.js';
import type { Actor } from '../../policy.js';
import { removalInput, snippetInput, snippetParams, snippetQuery } from './snippet.input.js';
import type { SnippetService } from './snippet.service.js';
import { snippetsPage, snippetsView } from './snippet.view-model.js';

type Asked = Pick<Handled<Actor, unknown, unknown, unknown>, 'actor' | 't' | 'posted'>;

const full: Problem = { field: 'text', message: 'snippets.full' };

const refusing =
  (snippets: SnippetService) =>
  async (
    { actor, t, posted }: Asked,
    id: string | null,
    problems: readonly Problem[],
  ): Promise<Reply> => {
    const [first] = showProblems(t, problems);
    const typed = { id, text: fieldOf(posted, 'text'), problem: first?.message ?? '' };
    return snippetsPage(snippetsView(t, await snippets.list(actor), { typed }), { status: 422 });
  };

/** The small page on which instructors keep sentences of their own. */
export const snippetRoutes = ({
  snippetService: snippets,
}: {
  snippetService: SnippetService;
}): Route[] => {
  const refuse = refusing(snippets);
  return [
    route({
      method: 'get',
      path: '/snippets',
      may: 'snippet:write',
      query: snippetQuery,
      async handle({ actor, query, t }) {
        const text = query.did && t(`snippets.did.${query.did}`);
        const notice = text ? { tone: 'saved' as const, text } : null;
        return snippetsPage(snippetsView(t, await snippets.list(actor), { notice }));
      },
    }),
    route({
      method: 'post',
      path: '/snippets',
      may: 'snippet:write',
      input: snippetInput,
      async handle(asked) {
        const { actor, body, key } = asked;
        const isAdded = await snippets.add(actor, { id: key, text: body.text });
        return isAdded ? seeOther(paths.snippets('added')) : refuse(asked, null, [full]);
      },
      invalid: (asked, problems) => refuse(asked, null, problems),
    }),
    route({
      method: 'post',
      path: '/snippets/:id',
      may: 'snippet:write',
      params: snippetParams,
      input: snippetInput,
      async handle({ actor, params, body }) {
        await snippets.change(actor, { id: params.id, text: body.text });
        return seeOther(paths.snippets('changed'));
      },
      invalid: (asked, problems) => refuse(asked, asked.params.id, problems),
    }),
    route({
      method: 'post',
      path: '/snippets/:id/removal',
      may: 'snippet:write',
      params: snippetParams,
      input: removalInput,
      async handle({ actor, params }) {
        await snippets.remove(actor, params.id);
        return seeOther(paths.snippets('removed'));
      },
    }),
  ];
};
