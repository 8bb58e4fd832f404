import { z } from 'zod';
import { noFields } from '../web/problems.js';
import { paths, safeNext } from '../web/paths.js';
import { seeOther } from '../web/reply.js';
import { openRoute, route, type Route } from '../web/route.js';
import type { Identity } from './identity.js';
import { signInPage, signInView } from './sign-in.view-model.js';

const signInInput = z.strictObject({
  email: z.string().max(254),
  password: z.string().max(1_000),
  device: z.literal('own').optional(),
  next: z.string().max(2_000).optional(),
});

const signInQuery = z.object({ next: z.string().max(2_000).optional() });

export const signInRoutes = (identity: Identity): Route[] => [
  openRoute({
    method: 'get',
    path: '/sign-in',
    query: signInQuery,
    handle: ({ actor, query, t }) =>
      actor
        ? seeOther(safeNext(query.next))
        : signInPage(signInView(t, { next: safeNext(query.next) })),
  }),
  openRoute({
    method: 'post',
    path: '/sign-in',
    input: signInInput,
    changesIdentity: true,
    async handle({ body, t, http }) {
      const person = await identity.authenticate(http.req, http.res);
      const next = safeNext(body.next);
      if (!person) return signInPage(signInView(t, { next, email: body.email }), { status: 422 });
      await identity.begin(http.req, person, { own: body.device === 'own' });
      return seeOther(next);
    },
  }),
  route({
    method: 'post',
    path: '/sign-out',
    may: 'account:manage',
    input: noFields,
    changesIdentity: true,
    async handle({ http }) {
      await identity.end(http.req);
      http.res.set('Clear-Site-Data', '"cache", "cookies", "storage"');
      return seeOther(paths.signIn());
    },
  }),
];
