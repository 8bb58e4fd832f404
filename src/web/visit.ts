import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '../policy.js';
import { calendarOf } from './calendar.js';
import { cookieName, readCookie, setCookie } from './cookies.js';
import { languageOf, pageAddress } from './language.js';
import type { Visit } from './page.js';
import type { Address, Http, Route } from './route.js';
import type { Web } from './web.js';

/** Begins what a route reads ahead. It breaks off unheard where nobody is let in to wait for it. */
const readAhead =
  ({ req, res }: Http, ahead: NonNullable<Route['ahead']>) =>
  (personId: string): void => {
    const reading = ahead(personId, req.params as Address);
    reading.catch(() => undefined);
    res.locals.ahead = { personId, reading };
  };

/** Finds out who asks, once a request, and reads what their route wants of them at the same time. */
export const readVisitor =
  (web: Web, route?: Pick<Route, 'ahead'>): RequestHandler =>
  async (req, res, next) => {
    res.locals.actor = null;
    res.locals.ahead = null;
    res.locals.formSession = null;
    let actor: Actor | null = null;
    try {
      actor = await web.readActor(req, route?.ahead && readAhead({ req, res }, route.ahead));
    } finally {
      // Also where nobody can be found out: the page that says so has its language.
      res.locals.locale = languageOf(req, actor, web.origin);
    }
    res.locals.actor = actor;
    res.locals.formSession = actor
      ? actor.session.id
      : readCookie(req, cookieName('pre', web.origin.secure));
    next();
  };

/** The session that this visit's forms are tied to. A visitor gets one with the first page that has a form. */
const formSessionOf = (web: Web, res: Response): string => {
  if (res.locals.formSession) return res.locals.formSession;
  const value = web.ids.secret();
  setCookie(res, { name: cookieName('pre', web.origin.secure), value, secure: web.origin.secure });
  res.locals.formSession = value;
  return value;
};

export const visitOf = (web: Web, res: Response): Visit => ({
  actor: res.locals.actor,
  formSession: formSessionOf(web, res),
  locale: res.locals.locale,
  address: pageAddress(res.req),
  t: web.words(res.locals.locale),
});

export const requestCalendar = (web: Web, res: Response) =>
  calendarOf(res.locals.actor, { locale: res.locals.locale, now: web.clock.now() });

/** Scripts of ours ask for JSON; everything else is a browser that shows pages. */
export const wantsJson = (req: Request): boolean =>
  req.get('accept')?.startsWith('application/json') ?? false;
