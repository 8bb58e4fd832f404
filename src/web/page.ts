import type { Actor } from '../policy.js';
import { may } from '../policy.js';
import { showDay } from '../platform/dates.js';
import type { Ids } from '../platform/ids.js';
import { languages, type Language } from '../platform/locales.js';
import type { Words } from '../platform/words.js';
import type { AssetUrls } from './assets.js';
import type { FormTokens } from './csrf.js';
import { paths } from './paths.js';
import type { PageReply, Section } from './reply.js';
import type { Template } from './templates.js';

/** What the layout prints around a page. */
export interface PageContext {
  title: string;
  lang: string;
  /** The other languages, and where the reader is when they choose one. */
  languages: { code: string; name: string }[];
  languageAction: string;
  address: string;
  nav: { href: string; label: string; current: boolean }[];
  account: { name: string; href: string; current: boolean } | null;
  signOut: { action: string } | null;
  /** That the reader's cohort has ended, and what that means now. */
  ending: string | null;
  home: string;
  device: 'own' | 'shared';
  personId: string;
  assets: AssetUrls;
  csrf: string;
  /** Every form has a key of its own. */
  newKey(): string;
  body: string;
}

export interface Visit {
  actor: Actor | null;
  formSession: string;
  locale: Language;
  /** The page's own, for coming back to it. */
  address: string;
  t: Words;
}

export interface PageParts {
  templates: (name: string) => Template;
  assets: AssetUrls;
  tokens: FormTokens;
  ids: Ids;
}

const entries = [
  { section: 'course', action: 'lesson:read', href: paths.home() },
  { section: 'reviews', action: 'review:see', href: paths.reviews() },
  { section: 'insights', action: 'insight:see', href: paths.insights() },
  { section: 'cohorts', action: 'cohort:manage', href: paths.cohorts() },
] as const;

const navigation = ({ actor, t }: Visit, section: Section | null): PageContext['nav'] =>
  entries
    .filter((entry) => actor !== null && may(actor, entry.action))
    .map(({ section: name, href }) => ({
      href,
      label: t(`layout.nav.${name}`),
      current: name === section,
    }));

/** What a page says of the one who reads it. */
const readerOf = (actor: Actor | null, section: Section | null) =>
  actor
    ? {
        account: { name: actor.name, href: paths.account(), current: section === 'account' },
        signOut: { action: paths.signOut() },
        device: actor.session.ownDevice ? ('own' as const) : ('shared' as const),
        personId: actor.id,
      }
    : { account: null, signOut: null, device: 'shared' as const, personId: '' };

const endingLine = ({ actor, locale, t }: Visit): string | null => {
  if (!actor?.ending) return null;
  const { phase, end, until } = actor.ending;
  return t(`layout.ending.${phase}`, { end: showDay(end, locale), until: showDay(until, locale) });
};

const allLanguages = Object.entries(languages).map(([code, name]) => ({ code, name }));

// Here and wherever a page asks often: what begins with a spread gets each further property slowly (a hundred times, in Node 20).
const contextOf = (parts: PageParts, visit: Visit, reply: PageReply): PageContext => ({
  lang: visit.locale,
  languages: allLanguages.filter(({ code }) => code !== visit.locale),
  languageAction: paths.language(),
  address: visit.address,
  title: reply.view.title,
  nav: navigation(visit, reply.section),
  ending: endingLine(visit),
  home: paths.home(),
  assets: parts.assets,
  csrf: parts.tokens.issue(visit.formSession, visit.actor?.id ?? null),
  newKey: parts.ids.mark,
  body: '',
  ...readerOf(visit.actor, reply.section),
});

export type RenderPage = (reply: PageReply, visit: Visit) => string;

/** Prints a page inside the layout. */
export const createPageRenderer =
  (parts: PageParts): RenderPage =>
  (reply, visit) => {
    const page = contextOf(parts, visit, reply);
    page.body = parts.templates(reply.template)({ view: reply.view, page, t: visit.t });
    return parts.templates('layouts/page')({ view: reply.view, page, t: visit.t });
  };
