import { draftJson } from './draft-json.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { json, seeOther, type Reply } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { wantsJson } from '../web/visit.js';
import { filterAddress } from './queue.js';
import type { NoticeView } from './reflection.view-model.js';
import { replyFieldId } from './reply-form.view-model.js';
import type { ReplyDraftResult } from './reply.service.js';
import {
  filterQuery,
  replyDraftInput,
  replyInput,
  reviewParams,
  reviewQuery,
} from './review.input.js';
import {
  notSent,
  pagesOf,
  typedReply,
  warm,
  type Asked,
  type ReviewPages,
  type ReviewServices,
} from './review.pages.js';
import { sentRoutes } from './sent.routes.js';
import { sentView } from './sent.view-model.js';

/** The heading of a review: whoever comes to a new one reads on there. */
const heading = '#item';

const seeing = ({ replying }: ReviewServices, { show }: ReviewPages): Route =>
  route({
    method: 'get',
    path: '/reviews/:roundId',
    may: 'review:see',
    params: reviewParams,
    query: reviewQuery,
    async handle(asked) {
      const { actor, query, t } = asked;
      const sent = query.sent ? await replying.findSent(actor, query.sent) : null;
      const did = query.did && t(`reviews.did.${query.did}`);
      const notice: NoticeView | null = did ? { tone: 'saved', text: did } : null;
      return show(asked, { notice, sent: sent && sentView(asked, sent) }, 200);
    },
  });

const opening = ({ reviews }: ReviewServices): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/openings',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: noFields,
    async handle({ actor, params, query, key }) {
      await reviews.open(actor, params.roundId, key);
      return seeOther(paths.review(params.roundId, filterAddress(query)) + heading);
    },
  });

const takingOver = ({ reviews }: ReviewServices): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/claims',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: noFields,
    async handle({ actor, params, query, key }) {
      await reviews.takeOver(actor, params.roundId, key);
      return seeOther(paths.review(params.roundId, filterAddress(query)));
    },
  });

const savedJson = (asked: Asked, box: string, result: ReplyDraftResult): Reply =>
  result.is === 'closed'
    ? json({ rev: 0, text: '', message: asked.t('reviews.refused.changed') }, 409)
    : draftJson(asked, box, result);

const saving = ({ replying }: ReviewServices, { show, refuse, stale }: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/draft',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: replyDraftInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, query, body, key, posted, http, t } = asked;
      const result = await replying.saveDraft(actor, params.roundId, { ...body, key });
      const [name = ''] = Object.keys(body.texts);
      if (wantsJson(http.req)) return savedJson(asked, name, result);
      if (result.is === 'stale') return stale(asked, { typed: body.texts, saved: result.saved });
      if (result.is === 'closed') {
        const notice = warm(t('reviews.refused.changed'));
        return show(asked, { notice, typed: typedReply(asked, []) }, 409);
      }
      const to = paths.review(params.roundId, { ...filterAddress(query), did: 'saved' });
      // Words were put in: to be made one's own, in the box they stand in now.
      return seeOther(fieldOf(posted, 'insert') ? `${to}#${replyFieldId}` : to);
    },
    invalid: refuse,
  });

const sending = (
  { replying, queue }: ReviewServices,
  { show, refuse, leftUnchanged, askFirst }: ReviewPages,
): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/replies',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: replyInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, query, body, key } = asked;
      const unchanged = body.asIs ? null : await leftUnchanged(asked, body.said.text);
      if (unchanged) return askFirst(asked, unchanged);
      const result = await replying.send(actor, params.roundId, { ...body.said, key });
      if (result.is !== 'sent') return show(asked, notSent(asked, result), 409);
      const next = await queue.next(actor, query);
      const after = { ...filterAddress(query), sent: result.replyId };
      if (next.is !== 'round') return seeOther(paths.reviews(after));
      return seeOther(paths.review(next.id, after) + heading);
    },
    invalid: refuse,
  });

/** The reader's side of the loop: one round, from its sealed state to the reply that is sent. */
export const reviewRoutes = (services: ReviewServices): Route[] => {
  const pages = pagesOf(services);
  return [
    seeing(services, pages),
    opening(services),
    takingOver(services),
    saving(services, pages),
    sending(services, pages),
    ...sentRoutes(services, pages),
  ];
};
