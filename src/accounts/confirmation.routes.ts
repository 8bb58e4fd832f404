import type { Words } from '../platform/words.js';
import type { Actor } from '../policy.js';
import { noFields } from '../web/problems.js';
import { paths } from '../web/paths.js';
import { definePage, seeOther, type Reply } from '../web/reply.js';
import { openRoute, type Handled, type Route } from '../web/route.js';
import type { Doors } from './doors.service.js';
import { secretParam } from './input.js';
import { afterUse, lookAtOwn, showClosed } from './link-reply.js';

export interface ConfirmationView {
  title: string;
  lede: string;
  action: string;
}

export const confirmationPage = definePage<ConfirmationView>('accounts/confirmation');

const path = '/confirmations/:secret';

type Visit = Pick<Handled<Actor | null, { secret: string }, unknown, unknown>, 'params' | 't'>;

const confirmationView = (t: Words, name: string, secret: string): ConfirmationView => ({
  title: t('accounts.confirmation.title'),
  lede: t('accounts.confirmation.lede', { name }),
  action: paths.token('confirmations', secret),
});

/** By a link in their own mail somebody says that it was they who used a link that another handed over. */
export const confirmationRoutes = ({ doors }: { doors: Doors }): Route[] => {
  const show = async ({ params: { secret }, t }: Visit): Promise<Reply> => {
    const found = await lookAtOwn(doors, 'confirmation', secret);
    if ('state' in found) return showClosed(t, 'confirmation', found);
    return confirmationPage(confirmationView(t, found.person.name, secret));
  };
  return [
    openRoute({ method: 'get', path, params: secretParam, tokenInPath: true, handle: show }),
    openRoute({
      method: 'post',
      path,
      params: secretParam,
      input: noFields,
      tokenInPath: true,
      handle: async (visit) =>
        afterUse(await doors.confirm(visit.params.secret), {
          enter: () => Promise.resolve(seeOther(paths.signInAfterConfirmation())),
          again: () => show(visit),
        }),
    }),
  ];
};
