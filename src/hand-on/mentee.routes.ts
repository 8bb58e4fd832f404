import type { Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { openRoute, type Handled, type Route } from '../web/route.js';
import { menteeInput, secretParams } from './hand-on.input.js';
import type { MenteePage, MenteeService } from './mentee.service.js';
import {
  closedHandOnPage,
  closedHandOnView,
  menteePage,
  menteeView,
  type TypedWords,
} from './mentee.view-model.js';

type Visit = Pick<
  Handled<Actor | null, { secret: string }, unknown, unknown>,
  'actor' | 'params' | 't'
>;

const statusOf = { own: 403, expired: 410, unknown: 404 } as const;

const show = ({ params, t }: Visit, page: MenteePage, typed?: TypedWords): Reply => {
  if (page.is !== 'question' && page.is !== 'answer')
    return closedHandOnPage(closedHandOnView(t, page.is), { status: statusOf[page.is] });
  const view = menteeView(t, { ...page, secret: params.secret }, typed);
  return menteePage(view, { status: typed ? 422 : 200 });
};

/** After an answer the same address shows how it stands; a link that is shut says so at once. */
const after = (visit: Visit, page: MenteePage): Reply =>
  page.is === 'answer' ? seeOther(paths.passedOn(visit.params.secret)) : show(visit, page);

/** The pages behind the link of the other person: they need no account, and no cookie. */
export const menteeRoutes = ({ mentees }: { mentees: MenteeService }): Route[] => [
  openRoute({
    method: 'get',
    path: '/passed-on/:secret',
    params: secretParams,
    tokenInPath: true,
    handle: async (visit) => show(visit, await mentees.look(visit.actor, visit.params.secret)),
  }),
  openRoute({
    method: 'post',
    path: '/passed-on/:secret',
    params: secretParams,
    input: menteeInput,
    tokenInPath: true,
    csrf: 'none',
    async handle(visit) {
      const { actor, params, body } = visit;
      const said =
        body.answer === 'confirm'
          ? { is: 'confirm' as const, words: body.words }
          : { is: 'decline' as const };
      return after(visit, await mentees.answer(actor, params.secret, said));
    },
    async invalid(visit, problems) {
      const typed = { words: fieldOf(visit.posted, 'words'), problems };
      return show(visit, await mentees.look(visit.actor, visit.params.secret), typed);
    },
  }),
  openRoute({
    method: 'post',
    path: '/passed-on/:secret/withdrawal',
    params: secretParams,
    input: noFields,
    tokenInPath: true,
    csrf: 'none',
    handle: async (visit) => after(visit, await mentees.withdraw(visit.actor, visit.params.secret)),
  }),
];
