import { z } from 'zod';
import type { Words } from '../platform/words.js';
import { isStaff, scope, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { definePage, seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import type { Entrance } from './entrance.js';
import { formProblems, passwordHelp, type FormProblems } from './form-view.js';
import { ownProblems, typedPassword } from './input.js';
import type { OwnAccounts } from './own-account.service.js';
import { tooMany } from './sign-in.view-model.js';

export interface PasswordView extends FormProblems {
  title: string;
  action: string;
  passwordHelp: string;
  back: string;
  forgottenHref: string;
}

export const passwordPage = definePage<PasswordView>('accounts/password', 'account');

const passwordView = (t: Words, actor: Actor, problems: readonly Problem[]): PasswordView => ({
  title: t('accounts.passwordPage.title'),
  action: paths.password(),
  passwordHelp: passwordHelp(t, { staff: isStaff(actor) }),
  back: paths.account(),
  forgottenHref: paths.forgotten(),
  ...formProblems(t, problems),
});

const notTheirs: Problem = { field: 'currentPassword', message: 'accounts.problems.current' };

const may = 'account:manage';
const input = z.strictObject({ currentPassword: typedPassword, newPassword: typedPassword });

export interface PasswordDependencies {
  ownAccounts: Pick<OwnAccounts, 'changePassword'>;
  entrance: Pick<Entrance, 'guarded' | 'letIn'>;
}

/** A new password for whoever knows the old one. Every other device is signed out; this one goes on under a new id. */
export const passwordRoutes = ({ ownAccounts, entrance }: PasswordDependencies): Route[] => [
  route({
    method: 'get',
    path: '/account/password',
    may,
    handle: ({ actor, t }) => passwordPage(passwordView(t, actor, [])),
  }),
  route({
    method: 'post',
    path: '/account/password',
    may,
    input,
    changesIdentity: true,
    async handle({ actor, body: { currentPassword: current, newPassword: next }, t, http }) {
      const subject = { personId: actor.id, key: actor.id };
      const outcome = await entrance.guarded(http.req, subject, () =>
        ownAccounts.changePassword(scope(actor, may), { current, next }),
      );
      if (!outcome) return passwordPage(passwordView(t, actor, [notTheirs]), { status: 422 });
      if ('waitMs' in outcome) {
        http.res.set('Retry-After', String(Math.ceil(outcome.waitMs / 1_000)));
        const wait = { ...tooMany(outcome.waitMs), field: 'currentPassword' };
        return passwordPage(passwordView(t, actor, [wait]), { status: 429 });
      }
      const { passed } = outcome;
      if ('problem' in passed)
        return passwordPage(passwordView(t, actor, [passed.problem]), { status: 422 });
      await entrance.letIn(http, passed.person, { own: actor.session.ownDevice });
      return seeOther(paths.account('password'));
    },
    invalid: ({ actor, t }, problems) => {
      const own = ownProblems(problems, ['currentPassword', 'newPassword']);
      return passwordPage(passwordView(t, actor, own), { status: 422 });
    },
  }),
];
