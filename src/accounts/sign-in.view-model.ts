import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import { formProblems, type FormProblems } from './form-view.js';

export interface SignInView extends FormProblems {
  title: string;
  notice: string | null;
  action: string;
  next: string;
  email: string;
  own: boolean;
  forgottenHref: string;
}

export const signInPage = definePage<SignInView>('accounts/sign-in');

export interface SignInForm {
  next: string;
  email?: string;
  own?: boolean;
  /** Where the person comes from: a link they have just used. */
  after?: 'reset' | 'confirmation' | undefined;
  problem?: Problem;
}

export const noMatch: Problem = { field: 'email', message: 'accounts.signIn.noMatch' };

/** That there were too many tries, and when the next one counts. */
export const tooMany = (waitMs: number): Problem => ({
  field: 'email',
  message: 'accounts.signIn.tooMany',
  values: { count: Math.ceil(waitMs / 60_000) },
});

export const signInView = (
  t: Words,
  { next, email = '', own = false, after, problem }: SignInForm,
): SignInView => ({
  title: t('accounts.signIn.title'),
  notice: after ? t(`accounts.signIn.after.${after}`) : null,
  action: paths.signIn(),
  next,
  email,
  own,
  forgottenHref: paths.forgotten(),
  ...formProblems(t, problem ? [problem] : []),
});
