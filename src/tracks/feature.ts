import { z } from 'zod';
import type { Content } from '../content/content.service.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { StandingService } from '../loop/standing.service.js';
import type { Feature } from '../web/feature.js';
import { route } from '../web/route.js';
import { trackNames } from './earning.js';
import { trackPage, trackPageView } from './track-page.view-model.js';

export interface TrackDependencies {
  content: Pick<Content, 'course'>;
  lessons: Pick<LessonService, 'progressOf'>;
  standings: Pick<StandingService, 'stateOf'>;
}

export const tracksFeature = ({ content, lessons, standings }: TrackDependencies): Feature => ({
  name: 'tracks',
  routes: [
    route({
      method: 'get',
      path: '/tracks/:track',
      may: 'track:see',
      params: z.object({ track: z.enum(trackNames) }),
      async handle({ actor, params, t, calendar }) {
        const [progress, reflections] = await Promise.all([
          lessons.progressOf(actor),
          standings.stateOf(actor),
        ]);
        const done = { course: content.course(), progress, reflections };
        return trackPage(trackPageView(t, { name: params.track, done }, calendar));
      },
    }),
  ],
  pages: [trackPage],
  personalData: [],
  jobs: [],
});
