import { notFound } from '../../platform/errors.js';
import type { Actor } from '../../policy.js';
import { paths } from '../../web/paths.js';
import { noFields } from '../../web/problems.js';
import { download, seeOther } from '../../web/reply.js';
import { route, type Handled, type Route } from '../../web/route.js';
import type { TrackName } from '../earning.js';
import type { BadgeService } from './badge.service.js';
import type { CertificateRecord, Printed } from './certificate.js';
import { trackParams } from './certificate.input.js';
import type { CertificateService } from './certificate.service.js';
import { certificatePage, certificateView, withdrawnLine } from './certificate.view-model.js';
import { printPdf } from './pdf.js';
import { sheetView, type Printing } from './sheet.view-model.js';
import { typeface } from './typeface.js';

export interface CertificateDependencies {
  certifying: CertificateService;
  badges: BadgeService;
  printing: Printing;
}

type Own = CertificateRecord & { printed: Printed };
type Visit = Pick<Handled<Actor, { track: TrackName }, unknown, unknown>, 'actor' | 'params'>;

const ownOf =
  ({ certifying }: CertificateDependencies) =>
  async ({ actor, params }: Visit): Promise<[Own, ...CertificateRecord[]]> => {
    const [latest, ...earlier] = await certifying.own(actor, params.track);
    if (!latest?.printed) throw notFound();
    return [{ ...latest, printed: latest.printed }, ...earlier];
  };

const showing = (deps: CertificateDependencies): Route[] => {
  const { certifying, badges, printing } = deps;
  const own = ownOf(deps);
  return [
    route({
      method: 'post',
      path: '/tracks/:track/certificate',
      may: 'certificate:make',
      params: trackParams,
      input: noFields,
      async handle({ actor, params: { track } }) {
        await certifying.make(actor, track);
        return seeOther(paths.certificate(track));
      },
    }),
    route({
      method: 'get',
      path: '/tracks/:track/certificate',
      may: 'certificate:see',
      params: trackParams,
      async handle(visit) {
        const [certificate, ...earlier] = await own(visit);
        const { canShow } = await typeface();
        const shown = { hasBadges: badges.areOn, canShowName: canShow(certificate.printed.name) };
        const given = { certificate, earlier, printing, ...shown };
        return certificatePage(certificateView(visit.t, given, visit.calendar));
      },
    }),
  ];
};

const taking = (deps: CertificateDependencies): Route[] => {
  const { badges, printing } = deps;
  const own = ownOf(deps);
  return [
    route({
      method: 'get',
      path: '/tracks/:track/certificate.pdf',
      may: 'certificate:see',
      params: trackParams,
      async handle(visit) {
        const [certificate] = await own(visit);
        const { printed, withdrawn, issuedAt, track } = certificate;
        const t = printing.words(printed.lang);
        const calendar = { ...visit.calendar, locale: printed.lang };
        const body = await printPdf(t, {
          ...{ sheet: sheetView(printing, printed, certificate), issuedAt },
          withdrawn: withdrawn && withdrawnLine(t, withdrawn, calendar),
        });
        return download({ name: `${track}.pdf`, type: 'application/pdf', body });
      },
    }),
    route({
      method: 'get',
      path: '/tracks/:track/certificate/badge',
      may: 'certificate:see',
      params: trackParams,
      async handle(visit) {
        const [certificate] = await own(visit);
        const body = await badges.sign(certificate);
        const name = `${visit.params.track}-badge.jwt`;
        return download({ name, type: 'text/plain; charset=utf-8', body });
      },
    }),
  ];
};

/** A learner's own certificates: made, looked at, and taken along. */
export const certificateRoutes = (deps: CertificateDependencies): Route[] => [
  ...showing(deps),
  ...taking(deps),
];
