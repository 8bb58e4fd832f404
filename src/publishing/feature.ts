import type { Connection } from '../platform/database.js';
import type { Feature } from '../web/feature.js';
import { courseRoutes } from './course.routes.js';
import { coursePage } from './course.view-model.js';
import { previewPage } from './preview.view-model.js';
import { createCatchUp, type FollowingParts } from './following.js';
import { createPublicationStore, type PublicationStore } from './publication.store.js';
import {
  createPublishingService,
  type PublishingParts,
  type PublishingService,
} from './publishing.service.js';

/** The store and the services of publishing. */
export const createPublishing = (
  db: Connection,
  given: Omit<PublishingParts & FollowingParts, 'publications'>,
) => {
  const publications = createPublicationStore(db);
  const parts = { ...given, publications };
  return {
    publications,
    publishing: createPublishingService(parts),
    catchUp: createCatchUp(parts),
  };
};

export interface PublishingFeatureDependencies {
  publishing: PublishingService;
  publications: PublicationStore;
}

export const publishingFeature = ({
  publishing,
  publications,
}: PublishingFeatureDependencies): Feature => ({
  name: 'publishing',
  routes: courseRoutes(publishing),
  pages: [coursePage, previewPage],
  personalData: [
    {
      collection: 'publications',
      exportOf: publications.by,
      // It holds an id and no name: once the admin is erased it points to nobody.
      erase: () => Promise.resolve(),
    },
  ],
  jobs: [],
});
