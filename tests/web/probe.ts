import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { Express } from 'express';
import { createActorReader } from '../../src/accounts/actor.js';
import { createApp } from '../../src/app.js';
import { features } from '../../src/features.js';
import { readAssets } from '../../src/web/assets.js';
import { createFormTokens } from '../../src/web/csrf.js';
import { createHealth } from '../../src/web/health.js';
import { createPageRenderer } from '../../src/web/page.js';
import type { Route } from '../../src/web/route.js';
import { compileTemplates } from '../../src/web/templates.js';
import type { Web } from '../../src/web/web.js';
import { root } from '../architecture/source.js';
import { signIn, testSecret, useTestApp, type TestApp } from '../support/app.js';
import { createClient, type Client } from '../support/client.js';

export interface Probe {
  readonly app: TestApp;
  readonly http: Express;
  client(): Client;
}

interface ProbeOptions {
  routes: readonly Route[];
  /** https, as behind a proxy. */
  secure?: boolean;
  change?: (web: Web) => Partial<Web>;
  smtpUrl?: string;
  courseDir?: () => Promise<string>;
  badgeKey?: string;
}

const buildWeb = (app: TestApp, secure: boolean): Web => {
  const { services } = app;
  const { world } = services;
  const assets = readAssets(join(root, 'dist/public'));
  const tokens = createFormTokens(testSecret);
  const templates = compileTemplates(join(root, 'views'));
  const origin = secure ? { publicOrigin: 'https://course.example', secure } : world.origin;
  return {
    ...world,
    origin,
    tokens,
    keptForms: services.keptForms,
    readActor: createActorReader({
      ...services,
      clock: app.clock,
      sessionSecret: testSecret,
      secure,
    }),
    render: createPageRenderer({ templates, assets: assets.urls, tokens, ids: world.ids }),
    build: 'probe',
  };
};

/** The whole app with a few routes more, made to bring the web layer into states that no feature offers at will. */
export const useProbe = ({
  routes,
  secure = false,
  change,
  smtpUrl,
  courseDir,
  badgeKey,
}: ProbeOptions): Probe => {
  const app = useTestApp({
    ...(smtpUrl && { smtpUrl: () => Promise.resolve(smtpUrl) }),
    ...(courseDir && { courseDir }),
    ...(badgeKey && { badgeKey }),
  });
  let http: Express | undefined;
  const running = (): Express => {
    if (!http) throw new Error('The app starts in beforeAll: use it later');
    return http;
  };
  beforeAll(() => {
    const web = buildWeb(app, secure);
    http = createApp({
      web: { ...web, ...change?.(web) },
      routes: [...features(app.services).flatMap((feature) => feature.routes), ...routes],
      assets: readAssets(join(root, 'dist/public')),
      health: createHealth(() => Promise.resolve()).serve,
      identity: app.services.identity.middleware,
      trustProxy: [],
    });
  });
  afterAll(() => {
    http = undefined;
  });
  const client = (): Client => createClient(running());
  return {
    app: {
      get services() {
        return app.services;
      },
      get http() {
        return running();
      },
      clock: app.clock,
      client,
      signedIn: (email) => signIn(client(), email),
      person: (person) => app.person(person),
    },
    get http() {
      return running();
    },
    client,
  };
};
