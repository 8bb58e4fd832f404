import type { Content } from '../content/content.service.js';
import type { LessonService } from '../lessons/lesson.service.js';
import type { StandingService } from '../loop/standing.service.js';
import { may } from '../policy.js';
import type { Feature } from '../web/feature.js';
import { route, type Route } from '../web/route.js';
import { mayMakeAfter } from './certificates/certificate.js';
import { trackParams } from './certificates/certificate.input.js';
import {
  certificateRoutes,
  type CertificateDependencies,
} from './certificates/certificate.routes.js';
import type { CertificateStore } from './certificates/certificate.store.js';
import { certificatePage } from './certificates/certificate.view-model.js';
import { verifyRoutes } from './certificates/verify.routes.js';
import { verifyPage } from './certificates/verify.view-model.js';
import { withdrawalRoutes, type WithdrawalDependencies } from './certificates/withdrawal.routes.js';
import { heldCertificatesPage } from './certificates/withdrawal.view-model.js';
import { trackPage, trackPageView } from './track-page.view-model.js';

export interface TrackDependencies extends CertificateDependencies, WithdrawalDependencies {
  certificates: CertificateStore;
  content: Pick<Content, 'course'>;
  lessons: Pick<LessonService, 'progressOf' | 'progressAhead'>;
  standings: Pick<StandingService, 'stateOf'>;
}

const trackRoute = ({ content, lessons, standings, certifying }: TrackDependencies): Route =>
  route({
    method: 'get',
    path: '/tracks/:track',
    may: 'track:see',
    params: trackParams,
    ahead: lessons.progressAhead,
    async handle({ actor, params, t, calendar, ahead: progress }) {
      const [reflections, certificate] = await Promise.all([
        standings.stateOf(progress),
        certifying.findOptional(actor, params.track),
      ]);
      const done = { course: content.course(actor.locale), progress, reflections };
      const own = {
        hasCertificate: certificate !== null,
        holder: may(actor, 'certificate:make') && mayMakeAfter(certificate) ? actor.name : null,
      };
      return trackPage(trackPageView(t, { name: params.track, done, own }, calendar));
    },
  });

export const tracksFeature = (deps: TrackDependencies): Feature => ({
  name: 'tracks',
  routes: [
    trackRoute(deps),
    ...certificateRoutes(deps),
    ...verifyRoutes(deps),
    ...withdrawalRoutes(deps),
  ],
  pages: [trackPage, certificatePage, verifyPage, heldCertificatesPage],
  personalData: [
    {
      collection: 'certificates',
      exportOf: deps.certificates.exportOf,
      erase: deps.certificates.erase,
    },
  ],
  jobs: [],
});
