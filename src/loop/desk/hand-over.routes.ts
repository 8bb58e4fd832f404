import { fieldOf } from '../../web/body.js';
import { paths } from '../../web/paths.js';
import type { Problem } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Posted, type Route } from '../../web/route.js';
import { filterAddress } from '../queue.js';
import { filterQuery, reviewParams } from '../review.input.js';
import {
  pagesOf,
  warm,
  type Asked,
  type ReviewPages,
  type ReviewServices,
} from '../review.pages.js';
import { handOverInput, noteInput } from './desk.input.js';
import type { HandOverService } from './hand-over.service.js';
import type { TypedDesk } from './desk.view-model.js';
import type { StaffNoteService } from './staff-note.service.js';

export interface DeskServices {
  handingOver: HandOverService;
  noting: StaffNoteService;
}

type Refused = Asked & { posted: Posted };

const typedDesk = (
  { posted }: Refused,
  form: TypedDesk['form'],
  problems: readonly Problem[] = [],
): TypedDesk => ({
  form,
  to: fieldOf(posted, 'to'),
  text: fieldOf(posted, form === 'note' ? 'text' : 'note'),
  problems,
});

const again = (
  asked: Refused,
  { show }: ReviewPages,
  desk: Omit<TypedDesk, 'to' | 'text'>,
): Promise<Reply> => show(asked, { desk: typedDesk(asked, desk.form, desk.problems) }, 422);

const handingOver = ({ handingOver: service }: DeskServices, pages: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/hand-over',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: handOverInput,
    async handle(asked) {
      const { actor, params, query, body, key, t } = asked;
      const result = await service.handOver(actor, params.roundId, { ...body, key });
      if (result.is === 'done')
        return seeOther(paths.reviews({ ...filterAddress(query), did: 'handedOver' }));
      const notice = warm(t(`desk.handOver.refused.${result.is}`));
      return pages.show(asked, { notice, desk: typedDesk(asked, 'handOver') }, 409);
    },
    invalid: (asked, problems) => again(asked, pages, { form: 'handOver', problems }),
  });

const noting = ({ noting: service }: DeskServices, pages: ReviewPages): Route =>
  route({
    method: 'post',
    path: '/reviews/:roundId/notes',
    may: 'review:write',
    params: reviewParams,
    query: filterQuery,
    input: noteInput,
    async handle({ actor, params, query, body, key }) {
      await service.add(actor, params.roundId, { ...body, key });
      const after = { ...filterAddress(query), did: 'noted' };
      return seeOther(`${paths.review(params.roundId, after)}#staff-notes`);
    },
    invalid: (asked, problems) => again(asked, pages, { form: 'note', problems }),
  });

/** What stands beside a round for those who answer: handing it to a colleague, notes about its writer. */
export const handOverRoutes = (services: ReviewServices & DeskServices): Route[] => {
  const pages = pagesOf(services);
  return [handingOver(services, pages), noting(services, pages)];
};
