import { notFound } from '../../platform/errors.js';
import { json } from '../../web/reply.js';
import { openRoute, type Route } from '../../web/route.js';
import { badgeContext } from './badge.js';
import { codeParams, keyParams, trackParams } from './certificate.input.js';
import type { CertificateDependencies } from './certificate.routes.js';
import { verifyPage, verifyView } from './verify.view-model.js';

const looking = ({ certifying, badges, printing }: CertificateDependencies): Route[] => [
  openRoute({
    method: 'get',
    path: '/verify/:code',
    params: codeParams,
    tokenInPath: true,
    async handle({ params, t, calendar }) {
      const certificate = await certifying.byCode(params.code);
      const view = verifyView(t, { certificate, printing }, calendar);
      return verifyPage(view, { status: certificate ? 200 : 404 });
    },
  }),
  openRoute({
    method: 'get',
    path: '/verify/:code/status',
    params: codeParams,
    async handle({ params }) {
      const certificate = await certifying.byCode(params.code);
      if (!certificate) throw notFound();
      return json(badges.status(certificate));
    },
  }),
];

const publishing = ({ badges }: CertificateDependencies): Route[] => [
  openRoute({
    method: 'get',
    path: '/badges/issuer',
    handle: () => json({ '@context': badgeContext, ...badges.issuer() }),
  }),
  openRoute({
    method: 'get',
    path: '/badges/achievements/:track',
    params: trackParams,
    handle: ({ params }) => json({ '@context': badgeContext, ...badges.achievement(params.track) }),
  }),
  openRoute({
    method: 'get',
    path: '/badges/keys/:key',
    params: keyParams,
    handle: async ({ params }) => json(await badges.publicKey(params.key)),
  }),
  openRoute({
    method: 'get',
    path: '/.well-known/jwks.json',
    handle: async () => json(await badges.publicKeys()),
  }),
];

/** What anybody may see who checks a certificate or a badge: they need no account, and no cookie. */
export const verifyRoutes = (deps: CertificateDependencies): Route[] => [
  ...looking(deps),
  ...publishing(deps),
];
