import { z } from 'zod';
import { notFound } from '../platform/errors.js';
import { idParam } from '../platform/text.js';
import { scope } from '../policy.js';
import { sendAgainOf, type SendAgain } from './errors.js';
import type { Feature } from './feature.js';
import type { KeptFormStore } from './kept-form.store.js';
import { definePage } from './reply.js';
import { route } from './route.js';

export interface KeptFormView {
  title: string;
  sendAgain: SendAgain;
}

const keptFormPage = definePage<KeptFormView>('forms/kept');

/** What somebody typed in a session that had ended, shown to them after signing in, ready to be sent. */
export const keptForms = (store: KeptFormStore): Feature => ({
  name: 'kept-forms',
  routes: [
    route({
      method: 'get',
      path: '/kept/:id',
      may: 'form:resume',
      params: z.object({ id: idParam }),
      async handle({ actor, params, t }) {
        const kept = await store.find(scope(actor, 'form:resume'), params.id);
        if (!kept) throw notFound();
        return keptFormPage({
          title: t('errors.kept.title'),
          sendAgain: sendAgainOf(kept.path, kept.fields),
        });
      },
    }),
  ],
  pages: [keptFormPage],
  personalData: [{ collection: 'keptForms', exportOf: store.exportOf, erase: store.erase }],
  jobs: [],
});
