import { z } from 'zod';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { openRoute, type Route } from '../web/route.js';
import type { Resets } from './resets.service.js';

export interface ForgottenView {
  title: string;
  lede: string;
  /** Null where there is nothing to fill in: after asking, and where no mail goes out. */
  form: { action: string } | null;
  next: { href: string; label: string };
}

export const forgottenPage = definePage<ForgottenView>('accounts/forgotten');

type Stage = 'ask' | 'asked' | 'byHand';

const forgottenView = (t: Words, stage: Stage): ForgottenView => ({
  title: t(`accounts.forgotten.${stage}.title`),
  lede: t(`accounts.forgotten.${stage}.lede`),
  form: stage === 'ask' ? { action: paths.forgotten() } : null,
  next: { href: paths.signIn(), label: t('accounts.forgotten.signIn') },
});

const input = z.strictObject({ email: z.string().max(254) });

/** Asking for a new password. The answer is one and the same whoever is asked about. */
export const forgottenRoutes = (resets: Resets): Route[] => [
  openRoute({
    method: 'get',
    path: '/forgotten-password',
    handle: ({ t }) => forgottenPage(forgottenView(t, resets.isOn ? 'ask' : 'byHand')),
  }),
  openRoute({
    method: 'post',
    path: '/forgotten-password',
    input,
    handle({ body, t }) {
      if (!resets.isOn) return forgottenPage(forgottenView(t, 'byHand'));
      resets.ask(body.email);
      return forgottenPage(forgottenView(t, 'asked'));
    },
  }),
];
