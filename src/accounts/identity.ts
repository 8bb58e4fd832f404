import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import MongoStore from 'connect-mongo';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { systemClock, type Clock } from '../platform/clock.js';
import type { Connection } from '../platform/database.js';
import { hashOf, type Ids } from '../platform/ids.js';
import { cookieName } from '../web/cookies.js';
import type { Subject } from './accounts.service.js';
import type { Person } from './person.js';
import { newSessionId } from './session-id.js';
import { limitsOf, type SessionContent } from './session-rules.js';
import type { SessionReader } from './sessions.store.js';

declare module 'express-session' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declaration merging needs an interface
  interface SessionData extends SessionContent {}
}

/** Who somebody says they are: found by what they typed, and not proved. */
type Claimed = Pick<Subject, 'person'>;

export interface IdentityDependencies {
  db: Connection;
  sessions: Pick<SessionReader, 'keep'>;
  clock: Clock;
  ids: Pick<Ids, 'secret'>;
  sessionSecret: string;
  secure: boolean;
  verify: (claimed: Claimed, password: string) => Promise<Person | null>;
}

/**
 * Where identity changes, and nowhere else: express-session writes the session, passport checks what proves a person.
 * Passport runs without sessions of its own, on purpose: the session's content is ours (`SessionContent`).
 */
export interface Identity {
  /** Express-session and passport, to be mounted on the routes that change identity. */
  middleware: RequestHandler;
  /** Checks the posted `password` of who is claimed to be there; null when it is not theirs. */
  authenticate(req: Request, res: Response, claimed: Claimed): Promise<Person | null>;
  /** Begins a new session under a new id. */
  begin(req: Request, person: Person, device: { own: boolean }): Promise<void>;
  /** Ends the session of this browser. */
  end(req: Request): Promise<void>;
}

const daysKept = 30;

/** Only for cleaning up, which the database does by a clock of its own. */
const removedAt = ({ cookie }: session.SessionData): Date =>
  new Date(cookie.expires ?? systemClock.now().getTime() + daysKept * 24 * 3_600_000);

/**
 * Sessions are written together with others of the moment, in place of one by one. Express-session saves a new one once more
 * with the end of the answer: what was written just now is not written again.
 */
const savingTogether = <Store extends session.Store>(
  store: Store,
  { sessions }: Pick<IdentityDependencies, 'sessions'>,
): Store => {
  const written = new WeakMap<object, string>();
  store.set = (id, content, done) => {
    const now = JSON.stringify(content);
    if (written.get(content) === id + now) return done?.();
    const kept = (): void => {
      written.set(content, id + now);
      done?.();
    };
    sessions
      .keep({
        _id: hashOf(id),
        session: JSON.parse(now) as SessionContent,
        expires: removedAt(content),
      })
      .then(kept, (error: unknown) => done?.(error));
  };
  return store;
};

const createStore = (db: Connection) =>
  MongoStore.create({
    // The same driver as Mongoose's own: one pool, one set of timeouts.
    client: db.getClient(),
    ...(db.name ? { dbName: db.name } : {}),
    collectionName: 'sessions',
    stringify: false,
    autoRemove: 'disabled',
    transformId: hashOf,
  });

/** Whose session is about to begin with a request. */
type Beginners = WeakMap<Request, string>;

const sessions = (deps: IdentityDependencies, beginners: Beginners): RequestHandler =>
  session({
    genid: (req) => newSessionId(deps.ids, beginners.get(req) ?? ''),
    name: cookieName('sid', deps.secure),
    secret: deps.sessionSecret,
    store: savingTogether(createStore(deps.db), deps),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { path: '/', httpOnly: true, secure: deps.secure, sameSite: 'lax' },
  });

/**
 * A session that our own reader does not take for anybody (ended, too old, of a disabled person) is nobody's for
 * express-session too: it is dropped before the route sees it, so that the two never disagree.
 */
const onlyLiving: RequestHandler = (req, res, next) => {
  const { personId } = req.session as Partial<SessionContent>;
  const living = res.locals.actor?.session.id;
  if (personId === undefined || living === hashOf(req.sessionID)) next();
  else req.session.regenerate(next);
};

const inTurn =
  (first: RequestHandler, second: RequestHandler): RequestHandler =>
  (req, res, next) =>
    first(req, res, (error?: unknown) => {
      if (error) next(error);
      else void second(req, res, next);
    });

/** Whether cookies are Secure follows from the public origin, not from what a proxy says of this request. */
const asPublicOriginSays =
  (secure: boolean, next: RequestHandler): RequestHandler =>
  (req, res, done) => {
    if (secure) Object.defineProperty(req, 'secure', { value: true, configurable: true });
    return next(req, res, done);
  };

const call = (work: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) =>
    work((error) =>
      error ? reject(error instanceof Error ? error : new Error('session')) : resolve(),
    ),
  );

const nobody: Claimed = { person: Promise.resolve(null) };

const strategyOf = (
  { verify }: IdentityDependencies,
  claims: WeakMap<Request, Claimed>,
): Strategy =>
  new Strategy(
    { usernameField: 'email', session: false, passReqToCallback: true },
    (...[req, , password, done]) => {
      verify(claims.get(req) ?? nobody, password).then(
        (person) => done(null, person ?? false),
        done,
      );
    },
  );

export const createIdentity = (deps: IdentityDependencies): Identity => {
  const authenticator = new passport.Passport();
  // Who was typed is looked up once, before the limits of their account are.
  const claims = new WeakMap<Request, Claimed>();
  authenticator.use(strategyOf(deps, claims));
  const beginners: Beginners = new WeakMap();
  return {
    middleware: asPublicOriginSays(deps.secure, inTurn(sessions(deps, beginners), onlyLiving)),
    authenticate: (req, res, claimed) =>
      new Promise((resolve, reject) => {
        claims.set(req, claimed);
        const decide = (error: unknown, person: Person | false | null): void =>
          error
            ? reject(error instanceof Error ? error : new Error('sign-in'))
            : resolve(person || null);
        const check = authenticator.authenticate(
          'local',
          { session: false },
          decide,
        ) as RequestHandler;
        void check(req, res, reject);
      }),
    async begin(req, person, { own }) {
      beginners.set(req, person._id);
      // A session that nobody signed in to was never kept: there is nothing to end in the database.
      if (req.session.personId === undefined) req.sessionStore.generate(req);
      else await call((done) => req.session.regenerate(done));
      const at = deps.clock.now().getTime();
      const content: SessionContent = {
        personId: person._id,
        version: person.sessionVersion,
        at,
        lastSeenAt: at,
        authAt: at,
        ownDevice: own,
      };
      Object.assign(req.session, content);
      if (own) req.session.cookie.maxAge = limitsOf({ ownDevice: true, staff: false }).absolute;
      await call((done) => req.session.save(done));
    },
    end: (req) => call((done) => req.session.destroy(done)),
  };
};
