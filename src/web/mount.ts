import { Router, type RequestHandler } from 'express';
import { admit, refuseForeignWrites } from './admit.js';
import { readBody } from './body.js';
import { handle } from './handle.js';
import type { Route } from './route.js';
import { readVisitor } from './visit.js';
import type { Web } from './web.js';

/** Stops the app at start over a route that somebody forgot to close or to check. */
const assertDeclared = (route: Route): void => {
  const name = `${route.method.toUpperCase()} ${route.path}`;
  if (!route.may) throw new Error(`${name} does not say who may use it`);
  if (route.method === 'post' && !route.input)
    throw new Error(`${name} does not say what it takes`);
};

const stepsOf = (web: Web, route: Route, identity: RequestHandler): RequestHandler[] => [
  readVisitor(web, route),
  ...(route.tokenInPath ? [keepTokenHere] : []),
  ...(route.method === 'post' ? [refuseForeignWrites(web), readBody(route)] : []),
  admit(web, route),
  ...(route.changesIdentity ? [identity] : []),
  handle(web, route),
];

const keepTokenHere: RequestHandler = (_req, res, next) => {
  res.set('Referrer-Policy', 'same-origin');
  next();
};

const methodsOf = (routes: readonly Route[], path: string): string =>
  routes
    .filter((route) => route.path === path)
    .map(({ method }) => (method === 'get' ? 'GET, HEAD' : 'POST'))
    .join(', ');

const refuseMethod =
  (allowed: string): RequestHandler =>
  (_req, res) => {
    res.status(405).set('Allow', allowed).type('text').send(`Only ${allowed} here.`);
  };

/** The first part of a path: `lessons` of `/lessons/:slug`. */
const areaOf = (path: string): string => path.split('/', 2)[1] ?? '';

const createArea = (web: Web, routes: readonly Route[], identity: RequestHandler): Router => {
  const router = Router({ caseSensitive: true, strict: true });
  for (const route of routes) router[route.method](route.path, ...stepsOf(web, route, identity));
  for (const path of new Set(routes.map((route) => route.path)))
    router.all(path, refuseMethod(methodsOf(routes, path)));
  return router;
};

/**
 * Turns the list of routes into Express's: a router for each first part of an address, so that no request is held
 * against all routes. `identity` is express-session and passport, for the routes that need them.
 */
export const mountRoutes = (
  web: Web,
  routes: readonly Route[],
  identity: RequestHandler,
): RequestHandler => {
  routes.forEach(assertDeclared);
  const areas = new Map<string, Router>();
  for (const area of new Set(routes.map(({ path }) => areaOf(path)))) {
    const own = routes.filter(({ path }) => areaOf(path) === area);
    areas.set(area, createArea(web, own, identity));
  }
  return (req, res, next) => {
    const area = areas.get(areaOf(req.path));
    if (area) area(req, res, next);
    else next();
  };
};
