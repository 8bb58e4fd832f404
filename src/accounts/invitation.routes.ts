import { z } from 'zod';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { seeOther, type Reply } from '../web/reply.js';
import { openRoute, type Handled, type Posted, type Route } from '../web/route.js';
import type { Actor } from '../policy.js';
import type { Doors } from './doors.service.js';
import type { Entrance } from './entrance.js';
import { nameField, ownDevice, ownProblems, secretParam, typed, typedPassword } from './input.js';
import { afterUse, lookAtOwn, showClosed } from './link-reply.js';
import { invitationPage, invitationView } from './link.view-model.js';

export interface LinkDependencies {
  doors: Doors;
  entrance: Pick<Entrance, 'letIn'>;
}

const path = '/invitations/:secret';
const fields = ['name', 'password', 'device'];
const input = z.strictObject({ name: nameField, password: typedPassword, device: ownDevice });

type Visit = Pick<
  Handled<Actor | null, { secret: string }, unknown, unknown>,
  'actor' | 'params' | 't'
>;

const createShow =
  (deps: LinkDependencies) =>
  async (
    { actor, params: { secret }, t }: Visit,
    form?: { problems: readonly Problem[]; posted: Posted },
  ): Promise<Reply> => {
    const found = await lookAtOwn(deps.doors, 'invitation', secret);
    if ('state' in found) return showClosed(t, 'invitation', found);
    const view = invitationView(t, {
      ...found,
      ...{ secret, actor, problems: form?.problems ?? [] },
      name: form ? typed(form.posted, 'name') : found.person.name,
      own: form?.posted['device'] === 'own',
    });
    return invitationPage(view, { status: form ? 422 : 200 });
  };

/** The way in for somebody who was enrolled: a look shows the form, sending it uses the link. */
export const invitationRoutes = (deps: LinkDependencies): Route[] => {
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
        const { body, params, http, posted, calendar } = visit;
        const { name, password, device } = body;
        const chosen = { name, password, locale: calendar.locale };
        return afterUse(await deps.doors.acceptInvitation(params.secret, chosen), {
          async enter(person) {
            await deps.entrance.letIn(http, person, { own: device === 'own' });
            return seeOther(paths.home());
          },
          again: (problems) => show(visit, { problems, posted }),
        });
      },
      invalid: (visit, problems) =>
        show(visit, { problems: ownProblems(problems, fields), posted: visit.posted }),
    }),
  ];
};
