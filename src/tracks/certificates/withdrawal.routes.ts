import { paths } from '../../web/paths.js';
import { noFields } from '../../web/problems.js';
import { seeOther } from '../../web/reply.js';
import { route, type Route } from '../../web/route.js';
import { personParams, withdrawalInput, withdrawalParams } from './certificate.input.js';
import type { WithdrawalService } from './withdrawal.service.js';
import { heldCertificatesPage, heldCertificatesView } from './withdrawal.view-model.js';

export interface WithdrawalDependencies {
  withdrawing: WithdrawalService;
}

/** The admin's page of somebody's certificates, the end of one, and the word that another may be made. */
export const withdrawalRoutes = ({ withdrawing }: WithdrawalDependencies): Route[] => [
  route({
    method: 'get',
    path: '/people/:personId/certificates',
    may: 'certificate:withdraw',
    params: personParams,
    async handle({ actor, params, t, calendar }) {
      const held = await withdrawing.ofPerson(actor, params.personId);
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
      await withdrawing.withdraw(actor, { ...params, ...body });
      return seeOther(paths.heldCertificates(params.personId));
    },
    async invalid({ actor, params, t, calendar }, problems) {
      const held = await withdrawing.ofPerson(actor, params.personId);
      const refused = { track: params.track, problems };
      return heldCertificatesPage(heldCertificatesView(t, { held, refused }, calendar), {
        status: 422,
      });
    },
  }),
  route({
    method: 'post',
    path: '/people/:personId/certificates/:track/permission',
    may: 'certificate:allow',
    params: withdrawalParams,
    input: noFields,
    async handle({ actor, params }) {
      await withdrawing.allow(actor, params);
      return seeOther(paths.heldCertificates(params.personId));
    },
  }),
];
