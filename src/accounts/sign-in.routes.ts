import { z } from 'zod';
import type { AuditLog } from '../audit/audit.store.js';
import type { Transact } from '../platform/database.js';
import { isStaff } from '../policy.js';
import { noFields } from '../web/problems.js';
import { paths, safeNext } from '../web/paths.js';
import { seeOther, type Reply } from '../web/reply.js';
import { openRoute, route, type Route } from '../web/route.js';
import type { AccountService } from './accounts.service.js';
import type { Entrance } from './entrance.js';
import type { Identity } from './identity.js';
import { nextField, ownDevice, typedPassword } from './input.js';
import { lengthOf } from './password-rules.js';
import type { Person } from './person.js';
import { noMatch, signInPage, signInView, tooMany } from './sign-in.view-model.js';

export interface SignInDependencies {
  identity: Pick<Identity, 'end'>;
  entrance: Entrance;
  accounts: Pick<AccountService, 'mintReset'>;
  audit: Pick<AuditLog, 'record'>;
  transact: Transact;
  /** Staff who sign in with a shorter password choose a longer one first; a demo's made-up people do not. */
  staffPasswordFrom: number;
}

const signInInput = z.strictObject({
  email: z.string().max(254),
  password: typedPassword,
  device: ownDevice,
  next: nextField,
});

const signInQuery = z.object({
  next: nextField,
  after: z.enum(['reset', 'confirmation']).optional().catch(undefined),
});

/** Somebody whose password was long enough until they became staff chooses a longer one before they get in. */
const needsLonger = (person: Person, password: string, least: number): boolean =>
  isStaff(person) && lengthOf(password) < least;

const toLongerPassword = async (
  { accounts, transact }: SignInDependencies,
  { _id: personId }: Person,
  next: string,
): Promise<Reply> => {
  const secret = await transact((tx) => accounts.mintReset(tx, { personId, mintedBy: personId }));
  return seeOther(paths.token('resets', secret, next));
};

export const signInRoutes = (deps: SignInDependencies): Route[] => [
  openRoute({
    method: 'get',
    path: '/sign-in',
    query: signInQuery,
    handle: ({ actor, query: { next: asked, after }, t }) => {
      const next = safeNext(asked);
      if (actor) return seeOther(next);
      return signInPage(signInView(t, { next, after }));
    },
  }),
  openRoute({
    method: 'post',
    path: '/sign-in',
    input: signInInput,
    changesIdentity: true,
    async handle({ body: { email, password, device, next: asked }, t, http }) {
      const next = safeNext(asked);
      const own = device === 'own';
      const proof = await deps.entrance.signIn(http, email);
      if (proof && 'waitMs' in proof) {
        http.res.set('Retry-After', String(Math.ceil(proof.waitMs / 1_000)));
        const view = signInView(t, { next, email, own, problem: tooMany(proof.waitMs) });
        return signInPage(view, { status: 429 });
      }
      if (!proof)
        return signInPage(signInView(t, { next, email, own, problem: noMatch }), { status: 422 });
      if (needsLonger(proof.person, password, deps.staffPasswordFrom))
        return toLongerPassword(deps, proof.person, next);
      await deps.entrance.letIn(http, proof.person, { own });
      return seeOther(next);
    },
  }),
  route({
    method: 'post',
    path: '/sign-out',
    may: 'account:manage',
    input: noFields,
    changesIdentity: true,
    async handle({ actor, http }) {
      await deps.identity.end(http.req);
      const target = `person:${actor.id}`;
      await deps.audit.record(null, { actor: actor.id, action: 'session:end', target });
      http.res.set('Clear-Site-Data', '"cache", "cookies", "storage"');
      return seeOther(paths.signIn());
    },
  }),
];
