import { z } from 'zod';
import type { Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { openRoute, type Handled, type Posted, type Route } from '../web/route.js';
import { nameField, ownProblems, secretParam, typed, typedPassword, zoneField } from './input.js';
import type { LinkDependencies } from './invitation.routes.js';
import { afterUse, showClosed } from './link-reply.js';
import { firstAdminPage, firstAdminView } from './link.view-model.js';

const path = '/first-admin/:secret';
const input = z.strictObject({
  name: nameField,
  email: z
    .string()
    .max(254)
    .refine((text) => text.trim() !== '', { message: 'problems.required' }),
  password: typedPassword,
  zone: zoneField,
});

type Visit = Pick<
  Handled<Actor | null, { secret: string }, unknown, unknown>,
  'actor' | 'params' | 't'
>;

const createShow =
  ({ doors }: LinkDependencies) =>
  async (
    { actor, params: { secret }, t }: Visit,
    form?: { problems: readonly Problem[]; posted: Posted },
  ): Promise<Reply> => {
    const found = await doors.look('first-admin', secret);
    if (found.state !== 'open') return showClosed(t, 'first-admin', found);
    const link = { secret, actor };
    if (!form) return firstAdminPage(firstAdminView(t, link));
    const { problems, posted } = form;
    const view = firstAdminView(t, {
      ...{ ...link, problems },
      name: typed(posted, 'name'),
      email: typed(posted, 'email'),
      zone: typed(posted, 'zone'),
    });
    return firstAdminPage(view, { status: 422 });
  };

/** Whoever runs the machine gets this link; it makes the one person who can invite all others. */
export const firstAdminRoutes = (deps: LinkDependencies): Route[] => {
  const show = createShow(deps);
  return [
    openRoute({
      method: 'get',
      path,
      params: secretParam,
      tokenInPath: true,
      handle: (visit) => show(visit),
    }),
    openRoute({
      method: 'post',
      path,
      params: secretParam,
      input,
      tokenInPath: true,
      changesIdentity: true,
      async handle(visit) {
        const { body, params, http, posted } = visit;
        return afterUse(await deps.doors.makeFirstAdmin(params.secret, body), {
          async enter(person) {
            await deps.entrance.letIn(http, person, { own: false });
            return seeOther(paths.home());
          },
          again: (problems) => show(visit, { problems, posted }),
        });
      },
      invalid: (visit, problems) =>
        show(visit, {
          problems: ownProblems(problems, ['name', 'email', 'password', 'zone']),
          posted: visit.posted,
        }),
    }),
  ];
};
