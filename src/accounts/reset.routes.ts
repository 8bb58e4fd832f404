import { z } from 'zod';
import type { Actor } from '../policy.js';
import { paths, safeNext } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { openRoute, type Handled, type Route } from '../web/route.js';
import { nextField, ownProblems, secretParam, typedPassword } from './input.js';
import type { LinkDependencies } from './invitation.routes.js';
import { afterUse, lookAtOwn, showClosed } from './link-reply.js';
import { resetPage, resetView } from './link.view-model.js';

const path = '/resets/:secret';
const input = z.strictObject({ password: typedPassword, next: nextField });
const query = z.object({ next: nextField });

type Visit = Pick<
  Handled<Actor | null, { secret: string }, unknown, unknown>,
  'actor' | 'params' | 't'
>;

const createShow =
  ({ doors }: LinkDependencies) =>
  async (
    { actor, params: { secret }, t }: Visit,
    { next, problems }: { next: string | undefined; problems?: readonly Problem[] },
  ): Promise<Reply> => {
    const found = await lookAtOwn(doors, 'reset', secret);
    if ('state' in found) return showClosed(t, 'reset', found);
    const view = resetView(t, {
      ...found,
      ...{ secret, actor, next: safeNext(next), problems: problems ?? [] },
    });
    return resetPage(view, { status: problems ? 422 : 200 });
  };

/** A new password by link. It ends with signing in, so that the device is asked about and nothing else is a way in. */
export const resetRoutes = (deps: LinkDependencies): Route[] => {
  const show = createShow(deps);
  return [
    openRoute({
      method: 'get',
      path,
      params: secretParam,
      query,
      tokenInPath: true,
      handle: (visit) => show(visit, { next: visit.query.next }),
    }),
    openRoute({
      method: 'post',
      path,
      params: secretParam,
      input,
      tokenInPath: true,
      async handle(visit) {
        const { password, next } = visit.body;
        return afterUse(await deps.doors.resetPassword(visit.params.secret, password), {
          enter: () => Promise.resolve(seeOther(paths.signInAfterReset(safeNext(next)))),
          again: (problems) => show(visit, { next, problems }),
        });
      },
      invalid: (visit, problems) =>
        show(visit, { next: undefined, problems: ownProblems(problems, ['password', 'next']) }),
    }),
  ];
};
