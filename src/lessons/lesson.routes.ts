import { notFound } from '../platform/errors.js';
import type { Origin } from '../web/headers.js';
import { paths } from '../web/paths.js';
import { revised, seeOther } from '../web/reply.js';
import { route, type Route } from '../web/route.js';
import { facilitationPage, facilitationView } from './facilitation.view-model.js';
import { lessonParams, readingInput, sectionParams } from './lesson.input.js';
import type { LessonService } from './lesson.service.js';
import type { ReflectionStep } from './reflection-step.js';
import { afterReading, lessonPage, lessonView } from './lesson.view-model.js';
import { sheetPage, sheetView } from './sheet.view-model.js';

export interface LessonRoutesDependencies {
  lessons: LessonService;
  reflectionStep: ReflectionStep;
  world: { origin: Origin };
}

/** What belongs to a lesson besides reading it: a sheet for the wall, and notes for who leads the meeting about it. */
const besideRoutes = ({ lessons, world }: LessonRoutesDependencies): Route[] => [
  route({
    method: 'get',
    path: '/lessons/:slug/sheet',
    may: 'lesson:read',
    params: lessonParams,
    handle({ actor, params, t }) {
      const it = lessons.find(actor, params.slug);
      return revised([it.course.hash], () => sheetPage(sheetView(t, it, world.origin)));
    },
  }),
  route({
    method: 'get',
    path: '/lessons/:slug/facilitation',
    may: 'facilitation:read',
    params: lessonParams,
    handle({ actor, params, t }) {
      const { course, lesson } = lessons.find(actor, params.slug);
      const { facilitation } = lesson;
      if (!facilitation) throw notFound();
      return revised([course.hash], () =>
        facilitationPage(facilitationView(t, { ...lesson, facilitation })),
      );
    },
  }),
];

export const lessonRoutes = (deps: LessonRoutesDependencies): Route[] => [
  ...readingRoutes(deps),
  ...besideRoutes(deps),
];

const readingRoutes = ({ lessons, reflectionStep }: LessonRoutesDependencies): Route[] => [
  route({
    method: 'get',
    path: '/lessons/:slug',
    may: 'lesson:read',
    params: lessonParams,
    ahead: (personId, { slug = '' }) => lessons.lessonAhead(personId, slug),
    async handle({ actor, params, t, calendar, ahead: progress }) {
      const it = lessons.find(actor, params.slug);
      const reflection = await reflectionStep(progress, params.slug, { t, calendar });
      // The course's hash, because the page names the lessons before and after.
      return revised([it.course.hash, progress.rev, JSON.stringify(reflection)], () =>
        lessonPage(lessonView(t, actor, { progress, reflection, ...it })),
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
