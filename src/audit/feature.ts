import type { Feature } from '../web/feature.js';
import type { AuditLog } from './audit.store.js';

export const auditFeature = ({ audit }: { audit: AuditLog }): Feature => ({
  name: 'audit',
  routes: [],
  pages: [],
  personalData: [
    {
      collection: 'auditEntries',
      exportOf: audit.by,
      // An entry holds an id and no name: once the person is erased it points to nobody.
      erase: () => Promise.resolve(),
    },
  ],
  jobs: [],
});
