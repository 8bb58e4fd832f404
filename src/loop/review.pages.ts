import { notFound } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import type { Problem } from '../web/problems.js';
import type { Reply } from '../web/reply.js';
import type { Handled, Posted } from '../web/route.js';
import { conflictPage, staleReplyView } from './conflict.view-model.js';
import type { CorrectionService } from './correction.service.js';
import { refusalLine } from './kept.view-model.js';
import { marginTexts, placeOf } from './margin.js';
import type { QueueFilter } from './queue.js';
import type { QueueService } from './queue.service.js';
import type { NoticeView } from './reflection.view-model.js';
import {
  preparedFor,
  replyFieldId,
  verdictFieldId,
  wordsOf,
  type TypedReply,
} from './reply-form.view-model.js';
import type { ReplyResult, ReplyService } from './reply.service.js';
import type { ReviewService, ReviewStory } from './review.service.js';
import type { Told } from './review-ways.view-model.js';
import { reviewPage, reviewView, type ReviewAftermath } from './review.view-model.js';
import { unchangedIn } from './snippets/snippet.js';
import type { Texts } from './texts.js';
import type { ThreadService } from './thread.service.js';
import type { DraftRecord } from './turn.js';
import type { UndoService } from './undo.service.js';

export interface ReviewServices {
  reviews: ReviewService;
  replying: ReplyService;
  queue: QueueService;
  undoing: UndoService;
  threads: ThreadService;
  correcting: CorrectionService;
}

/** A request about one round, under the filters of the queue that it was reached by. */
export type Asked = Pick<
  Handled<Actor, { roundId: string }, Omit<QueueFilter, 'free'>, unknown>,
  'actor' | 'params' | 'query' | 't' | 'calendar'
>;

type AskedWithForm = Asked & { posted: Posted };

export const warm = (text: string): NoticeView => ({ tone: 'warm', text });

const fieldIds: Readonly<Record<string, string>> = {
  reply: replyFieldId,
  text: replyFieldId,
  verdict: verdictFieldId,
};

const problemKeys: Readonly<Record<string, string>> = {
  'reply problems.required': 'reviews.problems.empty',
  'verdict problems.required': 'reviews.problems.verdict',
};

/** A reply as it stands in the form that was sent. */
export const typedReply = (
  { t, posted }: AskedWithForm,
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

/** A reply that was not sent, kept where it can be sent from if it still fits. */
export const notSent =
  (asked: AskedWithForm, { is }: Exclude<ReplyResult, { is: 'sent' }>) =>
  (telling: Told, story: ReviewStory): ReviewAftermath => {
    const typed = typedReply(asked, []);
    const notice = warm(refusalLine(telling, story, is));
    return is === 'mismatch' ? { notice, kept: wordsOf(typed) } : { notice, typed };
  };

/** Shows a round; what came of the last act may depend on how it stands now. */
export type ShowReview = (
  asked: Asked,
  after: ReviewAftermath | ((telling: Told, story: ReviewStory) => ReviewAftermath),
  status: number,
) => Promise<Reply>;

/** The pages that answer a reader's request about one round, besides the redirects. */
export const pagesOf = ({ reviews }: Pick<ReviewServices, 'reviews'>) => {
  const read = async ({ actor, params, query: filter, t, calendar }: Asked) => {
    const story = await reviews.story(actor, params.roundId);
    const telling = { t, calendar, names: story.names, reader: actor.id, filter };
    return { story, telling };
  };
  const show: ShowReview = async (asked, after, status) => {
    const { story, telling } = await read(asked);
    const told = typeof after === 'function' ? after(telling, story) : after;
    return reviewPage(reviewView(telling, story, told), { status });
  };
  return {
    show,
    async stale(asked: Asked, texts: { typed: Texts; saved: DraftRecord }): Promise<Reply> {
      const { story, telling } = await read(asked);
      const round = story.rounds.at(-1);
      if (!round) throw notFound();
      return conflictPage(staleReplyView(telling, round, texts), { status: 409 });
    },
    /** Prepared words that stand in the reply as they were. */
    async leftUnchanged(asked: Asked, text: string): Promise<string | null> {
      const { story, telling } = await read(asked);
      return unchangedIn(text, preparedFor(telling, story));
    },
    askFirst(asked: AskedWithForm, unchanged: string): Promise<Reply> {
      const message = asked.t('reviews.reply.unchanged', { words: unchanged });
      const problems = [{ field: replyFieldId, message }];
      return show(asked, { typed: { ...typedReply(asked, []), problems, unchanged } }, 422);
    },
    refuse: (asked: AskedWithForm, problems: readonly Problem[]): Promise<Reply> =>
      show(asked, { typed: typedReply(asked, problems) }, 422),
  };
};

export type ReviewPages = ReturnType<typeof pagesOf>;
