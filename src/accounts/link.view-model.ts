import type { Words } from '../platform/words.js';
import { isStaff, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import {
  formProblems,
  passwordHelp,
  zoneGroups,
  type FormProblems,
  type ZoneGroup,
} from './form-view.js';
import type { Person } from './person.js';
import type { TokenPurpose } from './token.js';

interface LinkView extends FormProblems {
  title: string;
  lede: string;
  /** Who is signed in here already, where that is somebody else. */
  otherPerson: string | null;
  action: string;
  passwordHelp: string;
}

export interface InvitationView extends LinkView {
  name: string;
  /** The address or number to sign in with later: shown, and told to password managers. */
  login: string;
  own: boolean;
}

export interface ResetView extends LinkView {
  why: string | null;
  login: string;
  next: string;
}

export interface FirstAdminView extends LinkView {
  name: string;
  email: string;
  zones: ZoneGroup[];
}

export interface ClosedLinkView {
  title: string;
  message: string;
  next: { href: string; label: string };
}

export const invitationPage = definePage<InvitationView>('accounts/invitation');
export const resetPage = definePage<ResetView>('accounts/reset');
export const firstAdminPage = definePage<FirstAdminView>('accounts/first-admin');
export const closedLinkPage = definePage<ClosedLinkView>('accounts/link-closed');

/** A link that is open, and who looks at it. */
export interface OpenLink {
  secret: string;
  actor: Actor | null;
  problems?: readonly Problem[];
}

export interface PersonalLink extends OpenLink {
  person: Person;
  login: string;
}

const otherPerson = (t: Words, { actor }: OpenLink, personId: string | null): string | null =>
  actor && actor.id !== personId ? t('accounts.link.other', { name: actor.name }) : null;

export const invitationView = (
  t: Words,
  link: PersonalLink & { name: string; own: boolean },
): InvitationView => ({
  title: t('accounts.invitation.title'),
  lede: t('accounts.invitation.lede', { name: link.person.name }),
  otherPerson: otherPerson(t, link, link.person._id),
  action: paths.token('invitations', link.secret),
  passwordHelp: passwordHelp(t, { staff: isStaff(link.person) }),
  name: link.name,
  login: link.login,
  own: link.own,
  ...formProblems(t, link.problems ?? []),
});

const whyReset = (
  t: Words,
  { person, mintedBy }: { person: Person; mintedBy: string | null },
): string | null => {
  if (mintedBy === null) return null;
  return mintedBy === person._id
    ? t('accounts.reset.longer', { name: person.name })
    : t('accounts.reset.handedOver');
};

export const resetView = (
  t: Words,
  link: PersonalLink & { mintedBy: string | null; next: string },
): ResetView => ({
  title: t('accounts.reset.title'),
  lede: t('accounts.reset.lede', { name: link.person.name }),
  why: whyReset(t, link),
  otherPerson: otherPerson(t, link, link.person._id),
  action: paths.token('resets', link.secret),
  passwordHelp: passwordHelp(t, { staff: isStaff(link.person) }),
  login: link.login,
  next: link.next,
  ...formProblems(t, link.problems ?? []),
});

export const firstAdminView = (
  t: Words,
  link: OpenLink & { name?: string; email?: string; zone?: string },
): FirstAdminView => ({
  title: t('accounts.firstAdmin.title'),
  lede: t('accounts.firstAdmin.lede'),
  otherPerson: otherPerson(t, link, null),
  action: paths.token('first-admin', link.secret),
  passwordHelp: passwordHelp(t, { staff: true }),
  name: link.name ?? '',
  email: link.email ?? '',
  zones: zoneGroups(link.zone ?? 'UTC'),
  ...formProblems(t, link.problems ?? []),
});

/** What somebody reads whose link opens nothing, and what they can do. */
export const closedLinkView = (
  t: Words,
  purpose: TokenPurpose,
  state: 'used' | 'expired' | 'unknown',
): ClosedLinkView => {
  const isReset = purpose === 'reset';
  return {
    title: t(`accounts.closed.${purpose}.${state}.title`),
    message: t(`accounts.closed.${purpose}.${state}.message`),
    next: isReset
      ? { href: paths.forgotten(), label: t('accounts.closed.again') }
      : { href: paths.signIn(), label: t('accounts.closed.signIn') },
  };
};
