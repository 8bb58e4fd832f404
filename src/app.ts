import express, { type Express, type RequestHandler } from 'express';
import type { Assets } from './web/assets.js';
import { noSuchPage, showErrors } from './web/errors.js';
import { secureAnswers } from './web/headers.js';
import { mountRoutes } from './web/mount.js';
import type { Route } from './web/route.js';
import { toPublicHost } from './web/public-host.js';
import { readVisitor } from './web/visit.js';
import type { Web } from './web/web.js';

export interface AppDependencies {
  web: Web;
  routes: readonly Route[];
  assets: Assets;
  health: RequestHandler;
  identity: RequestHandler;
  trustProxy: readonly string[];
}

/** The whole pipeline of a request, in order. */
export const createApp = ({
  web,
  routes,
  assets,
  health,
  identity,
  trustProxy,
}: AppDependencies): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', [...trustProxy]);
  app.set('query parser', 'simple');
  secureAnswers(app, web.origin);
  app.use(toPublicHost(web.origin), mountRoutes(web, routes, identity), assets.serve, health);
  app.use(readVisitor(web), noSuchPage, ...showErrors(web));
  return app;
};
