import { paths } from '../web/paths.js';
import { revised, seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { lessonParams, readingInput, sectionParams } from './lesson.input.js';
import type { LessonService } from './lesson.service.js';
import { afterReading, lessonPage, lessonView } from './lesson.view-model.js';

export const lessonRoutes = (lessons: LessonService): Route[] => [
  route({
    method: 'get',
    path: '/lessons/:slug',
    may: 'lesson:read',
    params: lessonParams,
    async handle({ actor, params, t }) {
      const it = await lessons.read(actor, params.slug);
      // The course's hash, because the page names the lessons before and after.
      return revised([it.course.hash, it.progress.rev], () =>
        Promise.resolve(lessonPage(lessonView(t, actor, it))),
      );
    },
  }),
  route({
    method: 'post',
    path: '/lessons/:slug/sections/:section/readings',
    may: 'progress:write',
    params: sectionParams,
    input: readingInput,
    async handle({ actor, params, body }) {
      if (body.read === 'no') {
        await lessons.unmarkRead(actor, params);
        return seeOther(paths.lesson(params.slug, params.section));
      }
      const next = await lessons.markRead(actor, params);
      return seeOther(paths.lesson(params.slug, next ?? afterReading));
    },
  }),
];
