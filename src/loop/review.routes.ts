import { showTime } from '../platform/dates.js';
import { paths } from '../web/paths.js';
import { noFields } from '../web/problems.js';
import { json, seeOther, type Reply } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { wantsJson } from '../web/visit.js';
import { conflictPage, staleReplyView } from './conflict.view-model.js';
import { noFilter } from './queue.js';
import type { NoticeView } from './reflection.view-model.js';
import type { ReplyDraftResult } from './reply.service.js';
import { replyDraftInput, replyInput, reviewParams, reviewQuery } from './review.input.js';
import {
  notSent,
  pagesOf,
  warm,
  type Asked,
  type ReviewPages,
  type ReviewServices,
} from './review.pages.js';
import { sentRoutes } from './sent.routes.js';
import { sentView } from './sent.view-model.js';

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
    input: noFields,
    async handle({ actor, params, key }) {
      await reviews.open(actor, params.roundId, key);
      return seeOther(paths.review(params.roundId));
    },
  });

const takingOver = ({ reviews }: ReviewServices): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/claims',
    may: 'review:write',
    params: reviewParams,
    input: noFields,
    async handle({ actor, params, key }) {
      await reviews.takeOver(actor, params.roundId, key);
      return seeOther(paths.review(params.roundId));
    },
  });

const savedJson = ({ t, calendar }: Asked, result: ReplyDraftResult): Reply => {
  if (result.is === 'saved') {
    const { rev, savedAt } = result.draft;
    return json({ rev, savedAt: savedAt.toISOString(), savedAtText: showTime(savedAt, calendar) });
  }
  if (result.is === 'closed')
    return json({ rev: 0, text: '', message: t('reviews.refused.changed') }, 409);
  const { rev, texts } = result.saved;
  return json({ rev, text: texts['reply'] ?? '', message: t('loop.conflict.message') }, 409);
};

const saving = ({ replying }: ReviewServices, { show, refuse }: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/draft',
    may: 'review:write',
    params: reviewParams,
    input: replyDraftInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, http, t, calendar } = asked;
      const result = await replying.saveDraft(actor, params.roundId, { ...body, key });
      if (wantsJson(http.req)) return savedJson(asked, result);
      if (result.is === 'saved') return seeOther(`${paths.review(params.roundId)}?did=saved`);
      const typed = body.texts.reply;
      if (result.is === 'closed')
        return show(asked, { notice: warm(t('reviews.refused.changed')), kept: typed }, 409);
      const place = { id: params.roundId, typed, saved: result.saved };
      return conflictPage(staleReplyView({ t, calendar }, place), { status: 409 });
    },
    invalid: refuse,
  });

const sending = ({ replying, queue }: ReviewServices, { show, refuse }: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/replies',
    may: 'review:write',
    params: reviewParams,
    input: replyInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key } = asked;
      const result = await replying.send(actor, params.roundId, { ...body, key });
      if (result.is !== 'sent') return show(asked, notSent(asked, result), 409);
      const next = await queue.next(actor, noFilter);
      const to = next.is === 'round' ? paths.review(next.id) : paths.reviews();
      return seeOther(`${to}?sent=${result.replyId}`);
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
