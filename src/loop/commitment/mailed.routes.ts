import { z } from 'zod';
import type { Actor } from '../../policy.js';
import { fieldOf } from '../../web/body.js';
import type { Reply } from '../../web/reply.js';
import { openRoute, type Handled, type Route } from '../../web/route.js';
import { mailedOutcomeInput } from './commitment.input.js';
import type { MailedLink, MailedService } from './mailed.service.js';
import { mailedEndPage, mailedEndView, mailedPage, mailedView } from './mailed.view-model.js';

const path = '/outcomes/:secret';
const secretParams = z.object({ secret: z.string().regex(/^[\w-]{20,100}$/) });

type Visit = Pick<Handled<Actor | null, { secret: string }, unknown, unknown>, 'params' | 't'>;

const statusOf = { used: 410, expired: 410, unknown: 404 } as const;

const closed = ({ t }: Visit, state: Exclude<MailedLink, 'open'>): Reply =>
  mailedEndPage(mailedEndView(t, state), { status: statusOf[state] });

/** How it went, by the link in a mail: the GET shows a form and nothing else, the POST uses the link. */
export const mailedRoutes = ({ mailed }: { mailed: MailedService }): Route[] => [
  openRoute({
    method: 'get',
    path,
    params: secretParams,
    tokenInPath: true,
    async handle(visit) {
      const state = await mailed.look(visit.params.secret);
      return state === 'open'
        ? mailedPage(mailedView(visit.t, visit.params.secret))
        : closed(visit, state);
    },
  }),
  openRoute({
    method: 'post',
    path,
    params: secretParams,
    input: mailedOutcomeInput,
    tokenInPath: true,
    csrf: 'none',
    async handle(visit) {
      const { params, body, key, t } = visit;
      const state = await mailed.tell(params.secret, { ...body, key });
      return state === 'open' ? mailedEndPage(mailedEndView(t, 'recorded')) : closed(visit, state);
    },
    async invalid(visit, problems) {
      const { params, posted, t } = visit;
      const state = await mailed.look(params.secret);
      if (state !== 'open') return closed(visit, state);
      const typed = { result: fieldOf(posted, 'result'), line: fieldOf(posted, 'line'), problems };
      return mailedPage(mailedView(t, params.secret, typed), { status: 422 });
    },
  }),
];
