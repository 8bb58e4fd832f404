import { paths } from '../web/paths.js';
import { revised, seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { lessonParams, readingInput, sectionParams } from './lesson.input.js';
import type { LessonService } from './lesson.service.js';
import type { ReflectionStep } from './reflection-step.js';
import { afterReading, lessonPage, lessonView } from './lesson.view-model.js';

export interface LessonRoutesDependencies {
  lessons: LessonService;
  reflectionStep: ReflectionStep;
}

export const lessonRoutes = ({ lessons, reflectionStep }: LessonRoutesDependencies): Route[] => [
  route({
    method: 'get',
    path: '/lessons/:slug',
    may: 'lesson:read',
    params: lessonParams,
    async handle({ actor, params, t, calendar }) {
      const [it, reflection] = await Promise.all([
        lessons.read(actor, params.slug),
        reflectionStep(actor, params.slug, { t, calendar }),
      ]);
      // The course's hash, because the page names the lessons before and after.
      return revised([it.course.hash, it.progress.rev, JSON.stringify(reflection)], () =>
        lessonPage(lessonView(t, actor, { ...it, reflection })),
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
