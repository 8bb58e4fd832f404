import type { Feature } from '../web/feature.js';
import { route } from '../web/route.js';
import { homePage, homeView } from './home.view-model.js';

export const homeFeature = (): Feature => ({
  name: 'home',
  routes: [
    route({
      method: 'get',
      path: '/',
      may: 'home:see',
      handle: ({ actor, t }) => homePage(homeView(t, actor)),
    }),
  ],
  pages: [homePage],
  personalData: [],
  jobs: [],
});
