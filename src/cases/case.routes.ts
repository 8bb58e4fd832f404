import type { Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../web/route.js';
import { caseInput, caseParams, caseQuery } from './case.input.js';
import type { CaseText } from './case.js';
import type { CaseService, CaseStory } from './case.service.js';
import { casePage, caseView, type TypedCase } from './case.view-model.js';
import { maskCase } from './masking.js';

type Asked = Pick<
  Handled<Actor, { slug: string }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

const typedOf = (posted: Posted): CaseText => ({
  title: fieldOf(posted, 'title'),
  happened: fieldOf(posted, 'happened'),
  did: fieldOf(posted, 'did'),
  next: fieldOf(posted, 'next'),
});

/** What was sent before, or else what the reflection says: its first prompt, one’s own part, and the plan. */
const beginning = ({ saved, round, lesson }: CaseStory): CaseText => {
  if (saved) return saved;
  const { prompts } = lesson.reflection;
  const textOf = (id: string | undefined): string => (id && round?.texts[id]) || '';
  const own = prompts.find(({ id }) => id === 'my-own-part') ?? prompts[1];
  return {
    title: '',
    happened: textOf(prompts[0]?.id),
    did: textOf(own?.id),
    next: textOf(prompts.at(-1)?.id),
  };
};

type Typed = Partial<Omit<TypedCase, keyof CaseText | 'names'>>;

const showing =
  (telling: CaseService) =>
  async (
    asked: Asked,
    { story, text, ...typed }: Typed & { story: CaseStory; text: CaseText },
    status = 200,
  ): Promise<Reply> => {
    const names = await telling.namedIn(story, text);
    const shown = { isGiven: false, problems: [], ...typed, ...text, names };
    return casePage(caseView(asked, story, shown), { status });
  };

/** The writer's page of their case. */
export const caseRoutes = ({ telling }: { telling: CaseService }): Route[] => {
  const show = showing(telling);
  return [
    route({
      method: 'get',
      path: '/reflections/:slug/case',
      may: 'case:read',
      params: caseParams,
      query: caseQuery,
      async handle(asked) {
        const story = await telling.story(asked.actor, asked.params.slug);
        const { did } = asked.query;
        const notice = did ? asked.t(`cases.did.${did}`) : null;
        return show(asked, { story, text: beginning(story), notice });
      },
    }),
    route({
      method: 'post',
      path: '/reflections/:slug/case',
      may: 'case:write',
      params: caseParams,
      input: caseInput,
      async handle(asked) {
        const { actor, params, body, key, t } = asked;
        const { mask, consent, seen, ...text } = body;
        const story = await telling.story(actor, params.slug);
        const all = await telling.namedIn(story, text);
        if (mask === undefined && all.every(({ id }) => seen.includes(id))) {
          await telling.send(actor, params.slug, { ...text, key });
          return seeOther(paths.reflectionCase(params.slug, 'sent'));
        }
        const isGiven = consent === 'yes';
        if (mask === undefined) {
          const problems = [{ field: 'names', message: 'problems.named' }];
          return show(asked, { story, text, isGiven, problems }, 422);
        }
        const named = all.find(({ id }) => id === mask);
        const masked = named ? maskCase(text, named.name, t('cases.mask.instead')) : text;
        const notice = t(named ? 'cases.mask.done' : 'cases.mask.looked');
        return show(asked, { story, text: masked, isGiven, notice });
      },
      async invalid(asked, problems) {
        const story = await telling.story(asked.actor, asked.params.slug);
        const isGiven = fieldOf(asked.posted, 'consent') === 'yes';
        return show(asked, { story, text: typedOf(asked.posted), isGiven, problems }, 422);
      },
    }),
    route({
      method: 'post',
      path: '/reflections/:slug/case/withdrawal',
      may: 'case:withdraw',
      params: caseParams,
      input: noFields,
      async handle({ actor, params, key }) {
        await telling.withdraw(actor, params.slug, key);
        return seeOther(paths.reflectionCase(params.slug, 'withdrawn'));
      },
    }),
  ];
};
