import type { Feature } from '../web/feature.js';
import { revised } from '../web/reply.js';
import { route } from '../web/route.js';
import type { HomeService } from './home.service.js';
import { homePage, homeView } from './home.view-model.js';

export const homeFeature = ({ home }: { home: HomeService }): Feature => ({
  name: 'home',
  routes: [
    route({
      method: 'get',
      path: '/',
      may: 'home:see',
      ahead: home.ahead,
      async handle({ actor, t, calendar, ahead }) {
        const view = homeView(t, await home.storyOf(actor, ahead), calendar);
        // The page is a plain function of its view, so the view itself is its revision.
        return revised([JSON.stringify(view)], () => homePage(view));
      },
    }),
  ],
  pages: [homePage],
  personalData: [],
  jobs: [],
});
