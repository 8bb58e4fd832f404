import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../platform/errors.js';
import { may, type Action, type Actor } from '../policy.js';
import { fieldOf, ownFields, postedFields } from './body.js';
import { isFromOurPages } from './csrf.js';
import { paths } from './paths.js';
import type { Route } from './route.js';
import { wantsJson } from './visit.js';
import type { Web } from './web.js';

const keptForMs = 24 * 3_600_000;

/** Keeps what was typed in a session that has ended, for the person the form was given to. */
const keepForm = async (web: Web, req: Request): Promise<string> => {
  const posted = postedFields(req);
  const personId = web.tokens.personOf(fieldOf(posted, '_csrf'));
  if (!personId) return paths.home();
  const id = web.ids.next();
  const fields = Object.fromEntries(
    Object.entries(ownFields(posted)).filter(([name]) => !/password/i.test(name)),
  );
  const keptAt = web.clock.now();
  const expires = new Date(keptAt.getTime() + keptForMs);
  await web.keptForms.keep({ id, personId, path: req.path, fields, keptAt, expires });
  return paths.keptForm(id);
};

const askToSignIn = async (web: Web, req: Request, res: Response): Promise<void> => {
  if (wantsJson(req)) {
    res.status(401).json({ message: web.words(res.locals.locale)('errors.signedOut') });
    return;
  }
  const next = req.method === 'POST' ? await keepForm(web, req) : req.originalUrl;
  res.redirect(303, paths.signIn(next === paths.home() ? undefined : next));
};

const checkForm = (web: Web, req: Request, res: Response): void => {
  const token = fieldOf(postedFields(req), '_csrf');
  const session = res.locals.formSession;
  if (!session || !web.tokens.isFor(token, session))
    throw new AppError('forbidden', 'errors.oldForm');
};

/** Writes come from our own pages only; told before the body is read. */
export const refuseForeignWrites =
  (web: Web): RequestHandler =>
  (req, _res, next) => {
    if (!isFromOurPages(req, web.origin.publicOrigin))
      throw new AppError('forbidden', 'errors.foreign');
    next();
  };

/** Says it where only a link that somebody handed over keeps the area shut. */
const whyShut = (actor: Actor, action: Action): string | undefined =>
  may({ ...actor, shutBefore: null }, action) ? 'errors.shut' : undefined;

/** Somebody came in time to see it, but not to do it. */
const refusal = (actor: Actor, action: Action): AppError =>
  actor.ending && may({ ...actor, ending: null }, action)
    ? new AppError('conflict', `errors.${actor.ending.phase}`)
    : new AppError('forbidden', whyShut(actor, action));

/** Lets a request reach its route: signed in where that is needed, allowed, and with a form of this session. */
export const admit =
  (web: Web, route: Route): RequestHandler =>
  (req, res, next) => {
    const { actor } = res.locals;
    if (route.may !== 'anyone') {
      if (!actor) return askToSignIn(web, req, res);
      if (!may(actor, route.may)) throw refusal(actor, route.may);
    }
    if (route.method === 'post' && route.csrf !== 'none') checkForm(web, req, res);
    next();
  };
