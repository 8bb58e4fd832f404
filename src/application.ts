import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { createApp } from './app.js';
import { createActorReader } from './accounts/actor.js';
import { leastFor } from './accounts/password-rules.js';
import type { Course } from './content/course.js';
import { loadCourse } from './content/load.js';
import { createServices, type Services, type World } from './dependencies.js';
import { features } from './features.js';
import { createJobRunner, type JobRunner } from './jobs/runner.js';
import type { Clock } from './platform/clock.js';
import { systemClock } from './platform/clock.js';
import { buildIndexes, connectDatabase, ping } from './platform/database.js';
import { randomIds } from './platform/ids.js';
import type { Logger } from './platform/logger.js';
import { loadWords } from './platform/words.js';
import { readAssets, type Assets } from './web/assets.js';
import { createFormTokens } from './web/csrf.js';
import { createHealth, type Health } from './web/health.js';
import { createPageRenderer } from './web/page.js';
import { compileTemplates } from './web/templates.js';
import type { Feature } from './web/feature.js';
import type { Web } from './web/web.js';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface ApplicationSettings {
  publicOrigin: string;
  secureCookies: boolean;
  smtpUrl?: string | undefined;
  mailFrom: string;
  trustProxy: readonly string[];
}

export interface ApplicationOptions {
  env: ApplicationSettings;
  mongoUri: string;
  sessionSecret: string;
  badgeKey?: string | undefined;
  course: Course;
  /** The folder of the course's files; without it there is nothing to publish but `course`. */
  courseDir?: string;
  logger: Logger;
  clock?: Clock;
  staffPasswordFrom?: number;
}

export interface Application {
  app: Express;
  services: Services;
  /** Recurring work; whoever serves starts and stops it. */
  jobs: JobRunner;
  /** Tells `/readyz` to say no, so that nobody new is sent here. */
  beginDrain(): void;
  close(): Promise<void>;
}

const filesOf =
  ({ courseDir, course }: ApplicationOptions): World['readFiles'] =>
  () =>
    courseDir === undefined ? Promise.resolve({ course, behind: [] }) : loadCourse(courseDir);

const createWorld = async (options: ApplicationOptions): Promise<World> => ({
  db: await connectDatabase(options.mongoUri),
  clock: options.clock ?? systemClock,
  ids: randomIds,
  logger: options.logger,
  words: await loadWords(join(root, 'views/words')),
  course: options.course,
  readFiles: filesOf(options),
  origin: { publicOrigin: options.env.publicOrigin, secure: options.env.secureCookies },
  sessionSecret: options.sessionSecret,
  badgeKey: options.badgeKey ?? null,
  mail: { smtpUrl: options.env.smtpUrl ?? null, from: options.env.mailFrom },
  staffPasswordFrom: options.staffPasswordFrom ?? leastFor({ staff: true }),
});

const createWeb = (world: World, services: Services, assets: Assets): Web => {
  const tokens = createFormTokens(world.sessionSecret);
  const templates = compileTemplates(join(root, 'views'));
  const { origin, sessionSecret, clock } = world;
  return {
    ...world,
    tokens,
    keptForms: services.keptForms,
    readActor: createActorReader({ ...services, clock, sessionSecret, secure: origin.secure }),
    render: createPageRenderer({ templates, assets: assets.urls, tokens, ids: world.ids }),
    build: Object.values(assets.urls).join(),
  };
};

interface Parts {
  services: Services;
  parts: readonly Feature[];
  health: Health;
}

const createHttp = ({ env }: ApplicationOptions, { services, parts, health }: Parts): Express => {
  const assets = readAssets(join(root, 'dist/public'));
  return createApp({
    web: createWeb(services.world, services, assets),
    routes: parts.flatMap(({ routes }) => routes),
    assets,
    health: health.serve,
    identity: services.identity.middleware,
    trustProxy: env.trustProxy,
  });
};

/**
 * Connects, keeps the course's versions, builds missing indexes, and returns the app, ready to serve.
 * Throws when the database does not answer within seconds.
 */
export const startApplication = async (options: ApplicationOptions): Promise<Application> => {
  const services = createServices(await createWorld(options));
  const { db } = services.world;
  const health = createHealth(() => ping(db));
  const parts = features(services);
  const app = createHttp(options, { services, parts, health });
  await buildIndexes(db);
  await services.content.replace(options.course);
  await services.certificates.dropFormerIndex();
  await services.cohortDesk.fillInLastDays();
  await services.badges.publishKey();
  return {
    app,
    services,
    jobs: createJobRunner({
      db,
      jobs: parts.flatMap(({ jobs }) => jobs),
      logger: options.logger,
    }),
    beginDrain: () => health.beginDrain(),
    async close() {
      await services.resets.settled();
      await db.close();
    },
  };
};
