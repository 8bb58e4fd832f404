import { showTime } from '../platform/dates.js';
import { notFound } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { noFields, type Problem } from '../web/problems.js';
import { json, seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../web/route.js';
import { wantsJson } from '../web/visit.js';
import { conflictPage, staleReplyView } from './conflict.view-model.js';
import { noFilter } from './queue.js';
import type { QueueService } from './queue.service.js';
import type { NoticeView } from './reflection.view-model.js';
import { marginTexts, placeOf } from './margin.js';
import { replyFieldId, verdictFieldId, wordsOf, type TypedReply } from './reply-form.view-model.js';
import type { ReplyDraftResult, ReplyResult, ReplyService } from './reply.service.js';
import { replyDraftInput, replyInput, reviewParams, reviewQuery } from './review.input.js';
import type { ReviewService } from './review.service.js';
import { reviewPage, reviewView, type ReviewAftermath } from './review.view-model.js';
import { sentNotice } from './sent-notice.js';
import type { Texts } from './texts.js';
import type { DraftRecord } from './turn.js';

export interface ReviewServices {
  reviews: ReviewService;
  replying: ReplyService;
  queue: QueueService;
}

type Asked = Pick<
  Handled<Actor, { roundId: string }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

const warm = (text: string): NoticeView => ({ tone: 'warm', text });

const pagesOf = ({ reviews }: ReviewServices) => {
  const show = async (asked: Asked, after: ReviewAftermath, status: number): Promise<Reply> => {
    const { actor, params, t, calendar } = asked;
    const story = await reviews.story(actor, params.roundId);
    const telling = { t, calendar, names: story.names, reader: actor.id };
    return reviewPage(reviewView(telling, story, after), { status });
  };
  return {
    show,
    async stale(asked: Asked, texts: { typed: Texts; saved: DraftRecord }): Promise<Reply> {
      const { actor, params, t, calendar } = asked;
      const { rounds, names } = await reviews.story(actor, params.roundId);
      const round = rounds.at(-1);
      if (!round) throw notFound();
      return conflictPage(staleReplyView({ t, calendar, names }, round, texts), { status: 409 });
    },
    refuse: (asked: Asked & { posted: Posted }, problems: readonly Problem[]): Promise<Reply> =>
      show(asked, { typed: typedReply(asked, problems) }, 422),
  };
};

type Pages = ReturnType<typeof pagesOf>;

const fieldIds: Readonly<Record<string, string>> = {
  reply: replyFieldId,
  text: replyFieldId,
  verdict: verdictFieldId,
};

const problemKeys: Readonly<Record<string, string>> = {
  'reply problems.required': 'reviews.problems.empty',
  'verdict problems.required': 'reviews.problems.verdict',
};

const typedReply = (
  { t, posted }: Asked & { posted: Posted },
  problems: readonly Problem[],
): TypedReply => ({
  text: fieldOf(posted, 'reply'),
  verdict: fieldOf(posted, 'verdict'),
  comments: marginTexts(posted),
  problems: problems.map(({ field, message, values }) => ({
    field: fieldIds[field] ?? (placeOf(field) ? field : replyFieldId),
    message: t(problemKeys[`${field} ${message}`] ?? message, values),
  })),
});

const seeing = ({ replying }: ReviewServices, { show }: Pages): Route =>
  route({
    method: 'get',
    path: '/reviews/:roundId',
    may: 'review:see',
    params: reviewParams,
    query: reviewQuery,
    async handle(asked) {
      const { actor, query, t } = asked;
      const saved: NoticeView = { tone: 'saved', text: t('reviews.did.saved') };
      const sent = query.sent ? await replying.findSent(actor, query.sent) : null;
      const notice = sent ? sentNotice(t, sent) : query.did ? saved : null;
      return show(asked, { notice }, 200);
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

const savedJson = ({ t, calendar }: Asked, result: ReplyDraftResult, name: string): Reply => {
  if (result.is === 'saved') {
    const { rev, savedAt } = result.draft;
    return json({ rev, savedAt: savedAt.toISOString(), savedAtText: showTime(savedAt, calendar) });
  }
  if (result.is === 'closed')
    return json({ rev: 0, text: '', message: t('reviews.refused.changed') }, 409);
  const { rev, texts } = result.saved;
  return json({ rev, text: texts[name] ?? '', message: t('loop.conflict.message') }, 409);
};

const saving = ({ replying }: ReviewServices, { show, refuse, stale }: Pages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/draft',
    may: 'review:write',
    params: reviewParams,
    input: replyDraftInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, http, t } = asked;
      const result = await replying.saveDraft(actor, params.roundId, { ...body, key });
      const [name = ''] = Object.keys(body.texts);
      if (wantsJson(http.req)) return savedJson(asked, result, name);
      if (result.is === 'saved') return seeOther(`${paths.review(params.roundId)}?did=saved`);
      const typed = typedReply(asked, []);
      if (result.is === 'closed')
        return show(asked, { notice: warm(t('reviews.refused.changed')), typed }, 409);
      return stale(asked, { typed: body.texts, saved: result.saved });
    },
    invalid: refuse,
  });

/** A reply that was not sent, kept where it can be sent from if it still fits. */
const notSent = (
  asked: Asked & { posted: Posted },
  { is }: Exclude<ReplyResult, { is: 'sent' }>,
): ReviewAftermath => {
  const notice = warm(asked.t(`reviews.refused.${is}`));
  const typed = typedReply(asked, []);
  return is === 'mismatch' ? { notice, kept: wordsOf(typed) } : { notice, typed };
};

const sending = ({ replying, queue }: ReviewServices, { show, refuse }: Pages): Route =>
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
  ];
};
