import { z } from 'zod';
import { writtenLanguages } from '../platform/languages.js';
import { languageCodes } from '../platform/locales.js';
import { scope } from '../policy.js';
import { paths } from '../web/paths.js';
import { noFields, type Problem } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../web/route.js';
import type { Actor } from '../policy.js';
import { accountPage, accountView } from './account.view-model.js';
import { nameField, ownProblems, typed, zoneField } from './input.js';
import type { Notices } from './notice.service.js';
import type { OwnAccounts } from './own-account.service.js';

export interface AccountPageDependencies {
  ownAccounts: OwnAccounts;
  notices: Pick<Notices, 'toldTo' | 'putAway'>;
  /** Names of cohorts by id, for the words about what somebody may do. */
  cohorts: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> };
}

const may = 'account:manage';
const accountQuery = z.object({ saved: z.string().max(20).optional() });
const nameInput = z.strictObject({ name: nameField });
const settingsInput = z.strictObject({
  zone: zoneField,
  locale: z.enum(languageCodes),
});
const code = z.enum(writtenLanguages);
/** No box, one or several, as a browser sends them. */
const readingInput = z.strictObject({
  reads: z
    .union([code.transform((one) => [one]), z.array(code)])
    .default([])
    .transform((codes) => [...new Set(codes)]),
});
const endingInput = z.strictObject({ session: z.string().max(64) });

type Visit = Pick<Handled<Actor, unknown, unknown, unknown>, 'actor' | 't' | 'calendar'>;

const createShow =
  ({ ownAccounts, notices, cohorts }: AccountPageDependencies) =>
  async (
    { actor, t, calendar }: Visit,
    more: { saved?: string | undefined; problems?: readonly Problem[]; posted?: Posted } = {},
  ): Promise<Reply> => {
    const account = await ownAccounts.read(scope(actor, may));
    const told = await notices.toldTo(actor);
    const { learns, instructs } = account.person;
    const cohortNames = await cohorts.namesOf(learns ? [...instructs, learns] : instructs);
    const { saved, problems, posted = {} } = more;
    const posts = {
      ...('name' in posted ? { name: typed(posted, 'name') } : {}),
      ...('zone' in posted ? { zone: typed(posted, 'zone') } : {}),
    };
    const view = accountView(t, {
      ...{ account, told, here: actor.session.id, cohortNames, calendar, saved },
      ...(problems ? { form: { problems, ...posts } } : {}),
    });
    return accountPage(view, { status: problems ? 422 : 200 });
  };

export const accountRoutes = (deps: AccountPageDependencies): Route[] => {
  const { ownAccounts } = deps;
  const show = createShow(deps);
  return [
    route({
      method: 'get',
      path: '/account',
      may,
      query: accountQuery,
      handle: (visit) => show(visit, { saved: visit.query.saved }),
    }),
    route({
      method: 'post',
      path: '/account/name',
      may,
      input: nameInput,
      async handle({ actor, body }) {
        await ownAccounts.rename(scope(actor, may), body.name);
        return seeOther(paths.account('name'));
      },
      invalid: (visit, problems) =>
        show(visit, { problems: ownProblems(problems, ['name']), posted: visit.posted }),
    }),
    route({
      method: 'post',
      path: '/account/settings',
      may,
      input: settingsInput,
      async handle({ actor, body }) {
        await ownAccounts.change(scope(actor, may), body);
        return seeOther(paths.account('settings'));
      },
      invalid: (visit, problems) =>
        show(visit, { problems: ownProblems(problems, ['zone', 'locale']), posted: visit.posted }),
    }),
    route({
      method: 'post',
      path: '/account/reading',
      may,
      input: readingInput,
      async handle({ actor, body }) {
        await ownAccounts.change(scope(actor, may), body);
        return seeOther(paths.account('reading'));
      },
    }),
    route({
      method: 'post',
      path: '/account/handed-link',
      may,
      input: noFields,
      async handle({ actor }) {
        await deps.notices.putAway(scope(actor, may));
        return seeOther(paths.home());
      },
    }),
    route({
      method: 'post',
      path: '/account/session-endings',
      may,
      input: endingInput,
      async handle({ actor, body: { session } }) {
        const own = scope(actor, may);
        if (session === 'others') await ownAccounts.endOtherSessions(own, actor.session.id);
        else await ownAccounts.endSession(own, session);
        return seeOther(paths.account('sessions'));
      },
    }),
  ];
};
