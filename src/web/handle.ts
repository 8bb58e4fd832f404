import type { Request, RequestHandler } from 'express';
import { AppError, notFound } from '../platform/errors.js';
import { fieldOf, ownFields, postedFields, uploadOf } from './body.js';
import { problemsOf } from './problems.js';
import type { Reply } from './reply.js';
import { respond } from './respond.js';
import type { Address, Http, Posted, Route } from './route.js';
import { requestCalendar } from './visit.js';
import type { Web } from './web.js';

/** Where nothing is declared, nothing is looked at. */
const nothing = { success: true, data: {} } as const;
const nothingPosted: Posted = Object.freeze({});
const keyShape = /^[\w-]{8,64}$/;

const keyOf = (route: Route, req: Request): string => {
  if (route.method === 'get') return '';
  const key = fieldOf(postedFields(req), '_key');
  if (!keyShape.test(key)) throw new AppError('bad-request', 'errors.noKey');
  return key;
};

const parseAddress = (route: Route, req: Request): { params: unknown; query: unknown } => {
  const params = route.params?.safeParse(req.params) ?? nothing;
  if (!params.success) throw notFound();
  const query = route.query?.safeParse(req.query) ?? nothing;
  if (!query.success) throw new AppError('bad-request');
  return { params: params.data, query: query.data };
};

/** What was read ahead, if it is the actor's own; else it is read now. */
const aheadOf = ({ ahead }: Route, { req, res }: Http): Promise<unknown> | undefined => {
  const { actor, ahead: begun } = res.locals;
  if (!ahead || !actor) return undefined;
  return begun?.personId === actor.id ? begun.reading : ahead(actor.id, req.params as Address);
};

const answer = async (web: Web, route: Route, { req, res }: Http): Promise<Reply> => {
  const posted = route.method === 'post' ? ownFields(postedFields(req)) : nothingPosted;
  const { params, query } = parseAddress(route, req);
  const request = {
    actor: res.locals.actor,
    params,
    query,
    ahead: await aheadOf(route, { req, res }),
    posted,
    key: keyOf(route, req),
    file: uploadOf(req),
    t: web.words(res.locals.locale),
    calendar: requestCalendar(web, res),
    http: { req, res },
    body: undefined as unknown,
  };
  const body = route.input?.safeParse(posted) ?? nothing;
  if (body.success) return route.handle({ ...request, body: body.data });
  const problems = problemsOf(body.error);
  if (route.invalid) return route.invalid(request, problems);
  throw new AppError('bad-request', 'errors.fields', { cause: body.error });
};

/** The last step of a route: its parts parsed, its handler asked, its answer sent. */
export const handle =
  (web: Web, route: Route): RequestHandler =>
  async (req, res) => {
    const reply = await answer(web, route, { req, res });
    await respond(web, reply, { req, res });
  };
