import type { Feature } from '../web/feature.js';
import type { Compose } from './mail.js';
import type { Outbox } from './outbox.js';
import type { OutboxStore } from './outbox.store.js';

export interface MailFeatureDependencies {
  outbox: Outbox;
  outboxStore: OutboxStore;
  /** Who writes the letters, by kind of mail. */
  composers: Readonly<Record<string, Compose>>;
}

export const mailFeature = ({
  outbox,
  outboxStore,
  composers,
}: MailFeatureDependencies): Feature => ({
  name: 'mail',
  routes: [],
  pages: [],
  personalData: [
    { collection: 'outbox', exportOf: outboxStore.exportOf, erase: outboxStore.erase },
  ],
  jobs: [
    {
      name: 'send mail',
      every: '10 seconds',
      async run() {
        await outbox.sendDue(composers);
      },
    },
  ],
});
