import { z } from 'zod';
import { notFound } from '../platform/errors.js';
import { slugParam } from '../platform/text.js';
import type { Feature } from '../web/feature.js';
import { file } from '../web/reply.js';
import { route } from '../web/route.js';
import type { Content } from './content.service.js';

const imageParams = z.object({ lesson: slugParam, file: z.string().max(200) });

/** The pictures of the course: only those that its lessons show, so that no address reaches another file. */
export const contentFeature = ({ content }: { content: Content }): Feature => ({
  name: 'content',
  routes: [
    route({
      method: 'get',
      path: '/course/:lesson/:file',
      may: 'lesson:read',
      params: imageParams,
      handle({ params }) {
        const image = content
          .course()
          .images.find(
            ({ lesson, file: name }) => lesson === params.lesson && name === params.file,
          );
        if (!image) throw notFound();
        return file(image.path);
      },
    }),
  ],
  pages: [],
  personalData: [],
  jobs: [],
});
