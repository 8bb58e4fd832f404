import { z } from 'zod';
import type { Words } from '../platform/words.js';
import { idParam } from '../platform/text.js';
import { may, scope, type Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import type { HandedOver, HandOver, HandOverScope } from './hand-over.service.js';

export interface HandedLinkView {
  title: string;
  lede: string;
  told: string;
  link: { label: string; address: string };
  back: string;
}

export const handedLinkPage = definePage<HandedLinkView>('accounts/handed-link');

const action = 'reset:hand-over';

const scopeOf = (actor: Actor): HandOverScope =>
  may(actor, 'cohort:manage') ? scope(actor, 'cohort:manage') : scope(actor, action);

const handedLinkView = (
  t: Words,
  { name, secret }: HandedOver,
  { publicOrigin, back }: { publicOrigin: string; back: string },
): HandedLinkView => ({
  title: t('accounts.handOver.title', { name }),
  lede: t('accounts.handOver.lede', { name }),
  told: t('accounts.handOver.told', { name }),
  link: {
    label: t('accounts.handOver.link', { name }),
    address: publicOrigin + paths.token('resets', secret),
  },
  back,
});

export interface HandOverDependencies {
  handOver: HandOver;
  world: { origin: { publicOrigin: string } };
}

/** The link is shown in the answer itself and never again: only its hash is kept. */
export const handOverRoutes = ({ handOver, world }: HandOverDependencies): Route[] => [
  route({
    method: 'post',
    path: '/people/:personId/resets',
    may: action,
    params: z.object({ personId: idParam }),
    input: noFields,
    async handle({ actor, params: { personId }, t }) {
      const handed = await handOver.reset(scopeOf(actor), { by: actor.id, personId });
      const back = actor.isAdmin ? paths.cohorts() : paths.reviews();
      const { publicOrigin } = world.origin;
      return handedLinkPage(handedLinkView(t, handed, { publicOrigin, back }));
    },
  }),
];
