import type { Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import type { Problem } from '../web/problems.js';
import type { Reply } from '../web/reply.js';
import type { Handled, Posted } from '../web/route.js';
import type { CorrectionService } from './correction.service.js';
import { refusalLine } from './kept.view-model.js';
import type { QueueService } from './queue.service.js';
import type { NoticeView } from './reflection.view-model.js';
import { replyFieldId, verdictFieldId, type TypedReply } from './reply-form.view-model.js';
import type { ReplyResult, ReplyService } from './reply.service.js';
import type { ReviewService, ReviewStory } from './review.service.js';
import { reviewPage, reviewView, type ReviewAftermath, type Told } from './review.view-model.js';
import type { ThreadService } from './thread.service.js';
import type { UndoService } from './undo.service.js';

export interface ReviewServices {
  reviews: ReviewService;
  replying: ReplyService;
  queue: QueueService;
  undoing: UndoService;
  threads: ThreadService;
  correcting: CorrectionService;
}

export type Asked = Pick<
  Handled<Actor, { roundId: string }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

export const warm = (text: string): NoticeView => ({ tone: 'warm', text });

/** Shows a round; what came of the last act may depend on how it stands now. */
export type ShowReview = (
  asked: Asked,
  after: ReviewAftermath | ((telling: Told, story: ReviewStory) => ReviewAftermath),
  status: number,
) => Promise<Reply>;

/** The page of a round, as it stands after an act. */
export const pagesOf = ({ reviews }: ReviewServices) => {
  const show: ShowReview = async (asked, after, status) => {
    const { actor, params, t, calendar } = asked;
    const story = await reviews.story(actor, params.roundId);
    const telling = { t, calendar, names: story.names, reader: actor.id };
    const told = typeof after === 'function' ? after(telling, story) : after;
    return reviewPage(reviewView(telling, story, told), { status });
  };
  return {
    show,
    refuse: (asked: Asked & { posted: Posted }, problems: readonly Problem[]): Promise<Reply> =>
      show(asked, { typed: typedReply(asked, problems) }, 422),
  };
};

export type ReviewPages = ReturnType<typeof pagesOf>;

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
  problems: problems.map(({ field, message, values }) => ({
    field: fieldIds[field] ?? replyFieldId,
    message: t(problemKeys[`${field} ${message}`] ?? message, values),
  })),
});

/** A reply that was not sent, kept where it can be sent from if it still fits. */
export const notSent =
  (asked: Asked & { posted: Posted }, { is }: Exclude<ReplyResult, { is: 'sent' }>) =>
  (telling: Told, story: ReviewStory): ReviewAftermath => {
    const typed = typedReply(asked, []);
    const notice = warm(refusalLine(telling, story, is));
    return is === 'mismatch' ? { notice, kept: typed.text } : { notice, typed };
  };
