import { z } from 'zod';
import { AppError, notFound } from '../platform/errors.js';
import { slugParam } from '../platform/text.js';
import type { Actor } from '../policy.js';
import { paths } from '../web/paths.js';
import { file, seeOther, type Reply } from '../web/reply.js';
import { route, type Handled, type Route } from '../web/route.js';
import { coursePage, courseView, type After } from './course.view-model.js';
import { previewPage, previewView } from './preview.view-model.js';
import type { PublishingService } from './publishing.service.js';

const may = 'course:publish';

/** The version of the files that was looked at. */
const input = z.strictObject({ hash: z.string().regex(/^[\w-]{1,64}$/) });

const query = z.object({ did: z.literal('published').optional().catch(undefined) });
const previewParams = z.object({ slug: slugParam });
const previewQuery = z.object({ in: z.string().max(20).optional().catch(undefined) });
const pictureParams = previewParams.extend({ file: z.string().max(200) });

type Asked = Pick<Handled<Actor, unknown, unknown, unknown>, 't' | 'calendar'>;

const pagesOf = (publishing: PublishingService) => ({
  async show({ t, calendar }: Asked, after: After, status = 200): Promise<Reply> {
    const story = await publishing.look();
    return coursePage(courseView(t, story, { calendar, after }), { status });
  },
});

const publishingRoutes = (publishing: PublishingService): Route[] => {
  const { show } = pagesOf(publishing);
  return [
    route({
      method: 'get',
      path: '/course',
      may,
      query,
      handle: (asked) => show(asked, { done: asked.query.did !== undefined, refused: null }),
    }),
    route({
      method: 'post',
      path: '/course',
      may,
      input,
      async handle(asked) {
        const { actor, key, body } = asked;
        try {
          await publishing.publish({ actor, key }, body.hash);
        } catch (error) {
          if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
          return show(asked, { done: false, refused: error.message }, 409);
        }
        return seeOther(paths.course('published'));
      },
    }),
  ];
};

const previewRoutes = (publishing: PublishingService): Route[] => [
  route({
    method: 'get',
    path: '/course/preview/:slug',
    may,
    params: previewParams,
    query: previewQuery,
    async handle({ params, query: asked, t }) {
      const found = await publishing.preview(params.slug, asked.in);
      // The page of the course says what is to be mended.
      return found ? previewPage(previewView(t, found)) : seeOther(paths.course());
    },
  }),
  route({
    method: 'get',
    path: '/course/preview/:slug/:file',
    may,
    params: pictureParams,
    async handle({ params }) {
      const found = await publishing.preview(params.slug);
      const image = found?.course.images.find(
        ({ lesson, file: name }) => lesson === params.slug && name === params.file,
      );
      if (!image) throw notFound();
      return file(image.path);
    },
  }),
];

/** What admins see and do of the course itself. */
export const courseRoutes = (publishing: PublishingService): Route[] => [
  ...publishingRoutes(publishing),
  ...previewRoutes(publishing),
];
