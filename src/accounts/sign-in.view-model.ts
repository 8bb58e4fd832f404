import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';

export interface SignInView {
  title: string;
  action: string;
  next: string;
  email: string;
  problems: { field: string; message: string }[];
  forgottenHref: string;
}

export const signInPage = definePage<SignInView>('accounts/sign-in');

/** With an `email`, the page says that it and the password do not go together. */
export const signInView = (
  t: Words,
  { next, email }: { next: string; email?: string },
): SignInView => ({
  title: t('accounts.signIn.title'),
  action: paths.signIn(),
  next,
  email: email ?? '',
  problems: email === undefined ? [] : [{ field: 'email', message: t('accounts.signIn.noMatch') }],
  forgottenHref: paths.forgotten(),
});
