import { paths } from '../../web/paths.js';
import { seeOther } from '../../web/reply.js';
import { route, type Route } from '../../web/route.js';
import { fieldName } from '../draft-form.view-model.js';
import { reflectionParams, wholeInput } from '../reflection.input.js';
import { pagesOf } from '../reflection.pages.js';
import type { ReflectionService } from '../reflection.service.js';
import type { KeepingService } from './keeping.service.js';

interface KeepingServices {
  keeping: KeepingService;
  reflections: ReflectionService;
}

/** A reflection that stays in the journal, by a button of its own form. */
export const keepingRoute = ({ keeping, reflections }: KeepingServices): Route => {
  const { refuse, conflict } = pagesOf(reflections);
  return route({
    method: 'post',
    path: '/reflections/:slug/keeping',
    may: 'journal:write',
    params: reflectionParams,
    input: wholeInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key } = asked;
      const result = await keeping.keep(actor, params.slug, { ...body, key });
      if (result.is === 'kept') return seeOther(paths.journalEntry(result.entry, { did: 'kept' }));
      if (result.is === 'stale') return conflict(asked, body, result);
      const [first = ''] = Object.keys(body.texts);
      const message = `journal.problems.keep.${result.is}`;
      return refuse(asked, [{ field: fieldName(first), message }]);
    },
    invalid: refuse,
  });
};
