import { paths } from '../web/paths.js';
import { json, seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Route } from '../web/route.js';
import { wantsJson } from '../web/visit.js';
import type { Actor } from '../policy.js';
import type { Words } from '../platform/words.js';
import type { Content } from '../content/content.service.js';
import type { ConfirmingService } from './confirming.service.js';
import { confirmViews } from './confirming.view-model.js';
import { rowView } from './queue-row.view-model.js';
import { filterAddress, type QueueFilter } from './queue.js';
import type { QueuePlace, QueueService } from './queue.service.js';
import { reviewsPage, reviewsView } from './queue.view-model.js';
import type { NoticeView } from './reflection.view-model.js';
import type { ReplyService } from './reply.service.js';
import {
  confirmInput,
  confirmParams,
  nextQuery,
  previousQuery,
  queueQuery,
} from './review.input.js';
import { sentView } from './sent.view-model.js';

export interface QueueServices {
  queue: QueueService;
  replying: ReplyService;
  confirming: ConfirmingService;
  content: Pick<Content, 'course'>;
}

const noticeOf = (
  t: Words,
  { only, did }: { only?: string | undefined; did?: string | undefined },
): NoticeView | null => {
  if (did === 'handedOver') return { tone: 'saved', text: t('desk.handOver.done') };
  if (did) return { tone: 'saved', text: t('reviews.confirm.done') };
  return only ? { tone: 'warm', text: t('reviews.onlyOthers') } : null;
};

type Stepping = Pick<
  Handled<Actor, unknown, Omit<QueueFilter, 'free'>, unknown>,
  'actor' | 'query' | 't' | 'calendar' | 'http'
>;

/** Leads to the round at the next place of the queue; a script is told where that is and whose, without a word of it. */
const stepping =
  ({ queue, content }: QueueServices) =>
  async ({ actor, query, t, calendar, http }: Stepping, place: QueuePlace): Promise<Reply> => {
    const next = await queue.next(actor, query, place);
    const filter = filterAddress(query);
    const list = paths.reviews({ ...filter, only: next.is === 'others' ? 'others' : undefined });
    if (!wantsJson(http.req))
      return seeOther(next.is === 'round' ? `${paths.review(next.id, filter)}#item` : list);
    if (next.is !== 'round') return json({ href: list, label: t('reviews.toQueue') });
    const { cohort, ...known } = await queue.about(next);
    const telling = {
      ...{ t, calendar, ...known, filter: query, reader: actor.id },
      course: content.course(actor.locale),
    };
    const { href, learner } = rowView(telling, next.turn, cohort);
    return json({ href: `${href}#item`, label: t('reviews.nextIs', { name: learner }) });
  };

/** The queue, and the ways to its entries. */
export const queueRoutes = (services: QueueServices): Route[] => {
  const { queue, replying, confirming, content } = services;
  const step = stepping(services);
  return [
    route({
      method: 'get',
      path: '/reviews',
      may: 'review:see',
      query: queueQuery,
      async handle({ actor, query, t, calendar }) {
        const { show: view, after, before } = query;
        const [story, accounts, sent] = await Promise.all([
          queue.page(actor, { view, filter: { ...query, free: false }, after, before }),
          confirming.list(actor),
          query.sent ? replying.findSent(actor, query.sent) : null,
        ]);
        const telling = {
          t,
          calendar,
          ...{ names: story.names, locales: story.locales },
          ...{ away: story.away, reader: actor.id },
          course: content.course(actor.locale),
          filter: query,
        };
        const besides = {
          notice: noticeOf(t, query),
          sent: sent && sentView({ t, calendar }, sent),
          confirm: confirmViews(t, accounts, calendar),
        };
        return reviewsPage(reviewsView(telling, story, besides));
      },
    }),
    route({
      method: 'post',
      path: '/reviews/confirmations/:personId',
      may: 'review:write',
      params: confirmParams,
      input: confirmInput,
      async handle({ actor, params, body }) {
        await confirming.confirm(actor, params.personId, body.usedAt);
        return seeOther(paths.reviews({ did: 'confirmed' }));
      },
    }),
    route({
      method: 'get',
      path: '/reviews/next',
      may: 'review:see',
      query: nextQuery,
      handle: (asked) => step(asked, { after: asked.query.after }),
    }),
    route({
      method: 'get',
      path: '/reviews/previous',
      may: 'review:see',
      query: previousQuery,
      handle: (asked) => step(asked, { after: asked.query.before, back: true }),
    }),
  ];
};
