import type { Feature } from '../../web/feature.js';
import { remarkRoutes } from './remark.routes.js';
import type { RemarkService } from './remark.service.js';
import type { RemarkStore } from './remark.store.js';
import { remarkPage } from './remark.view-model.js';

export interface RemarkFeatureDependencies {
  remarking: RemarkService;
  remarks: RemarkStore;
}

export const remarkFeature = ({ remarking, remarks }: RemarkFeatureDependencies): Feature => ({
  name: 'remarks',
  routes: remarkRoutes(remarking),
  pages: [remarkPage],
  personalData: [
    {
      collection: 'remarks',
      exportOf: remarks.by,
      // It holds an id and no name: once the admin is erased it points to nobody.
      erase: () => Promise.resolve(),
    },
  ],
  jobs: [{ name: 'go on with re-marks', every: '1 minute', run: () => remarking.goOn() }],
});
