import { AppError } from '../platform/errors.js';
import { fieldOf } from '../web/body.js';
import { paths } from '../web/paths.js';
import { seeOther, type Reply } from '../web/reply.js';
import { route, type Posted, type Route } from '../web/route.js';
import type { CorrectionResult } from './correction.service.js';
import type { TypedCorrection } from './correction.view-model.js';
import {
  closingInput,
  correctionInput,
  filterQuery,
  reviewParams,
  undoInput,
} from './review.input.js';
import { warm, type Asked, type ReviewPages, type ReviewServices } from './review.pages.js';

const did = (roundId: string, what: 'undone' | 'closed' | 'corrected'): Reply =>
  seeOther(`${paths.review(roundId)}?did=${what}`);

/** An act that comes too late: the page as it stands now says so. */
const orRefused = async (
  asked: Asked,
  { show }: ReviewPages,
  act: () => Promise<Reply>,
): Promise<Reply> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
    return show(asked, { notice: warm(asked.t(error.message)) }, 409);
  }
};

const undoing = ({ undoing: service }: ReviewServices, pages: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/undo',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: undoInput,
    handle: (asked) =>
      orRefused(asked, pages, async () => {
        const { actor, params, body, key } = asked;
        await service.undo(actor, { roundId: params.roundId, id: body.reply }, key);
        return did(params.roundId, 'undone');
      }),
  });

const closing = ({ threads }: ReviewServices, pages: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/no-answer',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: closingInput,
    handle: (asked) =>
      orRefused(asked, pages, async () => {
        const { actor, params, body, key } = asked;
        const { roundId } = params;
        await threads.close(actor, { roundId, rev: body.turnRev, key });
        return did(roundId, 'closed');
      }),
  });

const typedCorrection = (posted: Posted, error: string): TypedCorrection => ({
  reply: fieldOf(posted, 'reply'),
  text: fieldOf(posted, 'text'),
  verdict: fieldOf(posted, 'verdict'),
  error,
});

/** What cannot be mended in the form is no fault of what was typed. */
const statusOf = ({ is }: CorrectionResult): number => (is === 'question' ? 422 : 409);

const correcting = ({ correcting: service }: ReviewServices, { show }: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/corrections',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: correctionInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, posted, key, t } = asked;
      const result = await service.correct(actor, params.roundId, { ...body, key });
      if (result.is === 'done') return did(params.roundId, 'corrected');
      const correction = typedCorrection(posted, t(`reviews.correction.${result.is}`));
      return show(asked, { correction }, statusOf(result));
    },
    invalid(asked, [problem]) {
      const { posted, t } = asked;
      const isEmpty = !problem || problem.message === 'problems.required';
      const message = isEmpty ? 'reviews.problems.empty' : problem.message;
      return show(asked, { correction: typedCorrection(posted, t(message)) }, 422);
    },
  });

/** What can be done about a reply once it is sent, and about what its learner said to it. */
export const sentRoutes = (services: ReviewServices, pages: ReviewPages): Route[] => [
  undoing(services, pages),
  closing(services, pages),
  correcting(services, pages),
];
