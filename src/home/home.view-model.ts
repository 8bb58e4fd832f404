import type { Words } from '../platform/words.js';
import { definePage } from '../web/reply.js';

export interface HomeView {
  title: string;
}

export const homePage = definePage<HomeView>('home/show', 'course');

export const homeView = (t: Words, { name }: { name: string }): HomeView => ({
  title: t('home.title', { name }),
});
