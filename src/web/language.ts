import type { Request, Response } from 'express';
import { isLanguage, languageCodes, original, type Language } from '../platform/locales.js';
import type { Actor } from '../policy.js';
import { cookieName, readCookie, setCookie } from './cookies.js';
import type { Origin } from './headers.js';

const yearSeconds = 365 * 24 * 3_600;

/** What a person chose stays theirs; a visitor reads what this browser chose, or what it asks for. */
export const languageOf = (req: Request, actor: Actor | null, { secure }: Origin): Language => {
  if (actor) return isLanguage(actor.locale) ? actor.locale : original;
  const chosen = readCookie(req, cookieName('lang', secure));
  if (isLanguage(chosen)) return chosen;
  const asked = req.acceptsLanguages(languageCodes) || original;
  return isLanguage(asked) ? asked : original;
};

export const rememberLanguage = (
  res: Response,
  { locale, secure }: { locale: Language; secure: boolean },
): void =>
  setCookie(res, {
    name: cookieName('lang', secure),
    value: locale,
    secure,
    maxAgeSeconds: yearSeconds,
  });

/** Where somebody is when the language changes: the page itself, or the one whose form they sent. */
export const pageAddress = (req: Request): string => {
  if (req.method !== 'POST') return req.originalUrl;
  const from = req.get('referer') ?? '';
  return URL.canParse(from) ? new URL(from).pathname + new URL(from).search : '/';
};
