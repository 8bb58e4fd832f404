import { paths } from '../web/paths.js';
import { seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import type { Words } from '../platform/words.js';
import type { Content } from '../content/content.service.js';
import type { ConfirmingService } from './confirming.service.js';
import { confirmViews } from './confirming.view-model.js';
import type { QueueFilter } from './queue.js';
import type { QueueService } from './queue.service.js';
import { reviewsPage, reviewsView } from './queue.view-model.js';
import type { NoticeView } from './reflection.view-model.js';
import type { ReplyService } from './reply.service.js';
import { confirmInput, confirmParams, nextQuery, queueQuery } from './review.input.js';
import { sentView } from './sent.view-model.js';

export interface QueueServices {
  queue: QueueService;
  replying: ReplyService;
  confirming: ConfirmingService;
  content: Pick<Content, 'course'>;
}

const filterOf = ({ cohort, lesson, mine }: Omit<QueueFilter, 'free'>): QueueFilter => ({
  cohort,
  lesson,
  mine,
  free: false,
});

const noticeOf = (
  t: Words,
  { only, did }: { only?: string | undefined; did?: string | undefined },
): NoticeView | null => {
  if (did === 'handedOver') return { tone: 'saved', text: t('desk.handOver.done') };
  if (did) return { tone: 'saved', text: t('reviews.confirm.done') };
  return only ? { tone: 'warm', text: t('reviews.onlyOthers') } : null;
};

/** The queue, and the way to its next entry. */
export const queueRoutes = ({ queue, replying, confirming, content }: QueueServices): Route[] => [
  route({
    method: 'get',
    path: '/reviews',
    may: 'review:see',
    query: queueQuery,
    async handle({ actor, query, t, calendar }) {
      const { show: view, after, before } = query;
      const [story, accounts, sent] = await Promise.all([
        queue.page(actor, { view, filter: filterOf(query), after, before }),
        confirming.list(actor),
        query.sent ? replying.findSent(actor, query.sent) : null,
      ]);
      const { names } = story;
      const telling = {
        t,
        calendar,
        names,
        course: content.course(actor.locale),
        reader: actor.id,
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
      return seeOther(`${paths.reviews()}?did=confirmed`);
    },
  }),
  route({
    method: 'get',
    path: '/reviews/next',
    may: 'review:see',
    query: nextQuery,
    async handle({ actor, query }) {
      const next = await queue.next(actor, filterOf(query));
      if (next.is === 'round') return seeOther(paths.review(next.id));
      return seeOther(next.is === 'others' ? `${paths.reviews()}?only=others` : paths.reviews());
    },
  }),
];
