import { z } from 'zod';
import { idParam, slugParam } from '../../platform/text.js';
import { paths } from '../../web/paths.js';
import { seeOther } from '../../web/reply.js';
import { route, type Route } from '../../web/route.js';
import type { RemarkService } from './remark.service.js';
import { remarkPage, remarkView } from './remark.view-model.js';

const place = {
  path: '/quizzes/:slug/remark',
  may: 'attempt:remark',
  params: z.object({ slug: slugParam }),
} as const;

const query = z.object({ done: idParam.nullable().catch(null).default(null) });

/** The version that was previewed. */
const input = z.strictObject({ hash: z.string().regex(/^[\w-]{1,64}$/) });

export const remarkRoutes = (remarks: RemarkService): Route[] => [
  route({
    ...place,
    method: 'get',
    query,
    async handle({ actor, params: { slug }, query: { done: id }, t }) {
      const done = id === null ? null : await remarks.find(actor, { slug, id });
      return remarkPage(remarkView(t, await remarks.preview(actor, slug), done));
    },
  }),
  route({
    ...place,
    method: 'post',
    input,
    async handle({ actor, key, params: { slug }, body: { hash } }) {
      const id = await remarks.confirm({ actor, key }, { slug, hash });
      return seeOther(paths.remark(slug, id));
    },
  }),
];
