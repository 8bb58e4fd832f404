import { paths } from '../../web/paths.js';
import { seeOther } from '../../web/reply.js';
import { route, type Route } from '../../web/route.js';
import { personParams, withdrawalInput, withdrawalParams } from './certificate.input.js';
import type { CertificateService } from './certificate.service.js';
import { heldCertificatesPage, heldCertificatesView } from './withdrawal.view-model.js';

/** The admin's page of somebody's certificates, and the end of one. */
export const withdrawalRoutes = ({ certifying }: { certifying: CertificateService }): Route[] => [
  route({
    method: 'get',
    path: '/people/:personId/certificates',
    may: 'certificate:withdraw',
    params: personParams,
    async handle({ actor, params, t, calendar }) {
      const held = await certifying.ofPerson(actor, params.personId);
      return heldCertificatesPage(heldCertificatesView(t, { held }, calendar));
    },
  }),
  route({
    method: 'post',
    path: '/people/:personId/certificates/:track/withdrawal',
    may: 'certificate:withdraw',
    params: withdrawalParams,
    input: withdrawalInput,
    async handle({ actor, params, body }) {
      await certifying.withdraw(actor, { ...params, ...body });
      return seeOther(paths.heldCertificates(params.personId));
    },
    async invalid({ actor, params, t, calendar }, problems) {
      const held = await certifying.ofPerson(actor, params.personId);
      const refused = { track: params.track, problems };
      return heldCertificatesPage(heldCertificatesView(t, { held, refused }, calendar), {
        status: 422,
      });
    },
  }),
];
