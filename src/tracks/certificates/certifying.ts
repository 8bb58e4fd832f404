import type { Connection } from '../../platform/database.js';
import { createBadgeKeyStore } from './badge-key.store.js';
import { createBadgeService, type BadgeParts } from './badge.service.js';
import { createBadgeSigner } from './badge-signer.js';
import { createCertificateService, type CertificateParts } from './certificate.service.js';
import { createCertificateStore } from './certificate.store.js';
import type { Printing } from './sheet.view-model.js';
import { createWithdrawalService, type WithdrawalParts } from './withdrawal.service.js';

interface CertifyingWorld extends Pick<CertificateParts, 'clock' | 'ids' | 'words'> {
  db: Connection;
  badgeKey: string | null;
  origin: { publicOrigin: string };
}

type Given = Omit<CertificateParts & WithdrawalParts, 'certificates' | keyof CertifyingWorld> &
  Pick<BadgeParts, 'directory'>;

/** Certificates with their records, and the badges made of them. */
export const createCertifying = (world: CertifyingWorld, given: Given) => {
  const { db, clock, ids, words, badgeKey, origin } = world;
  const { publicOrigin } = origin;
  const certificates = createCertificateStore(db, clock);
  const parts = { ...given, certificates, clock, ids, words };
  const printing: Printing = { words, publicOrigin };
  return {
    certificates,
    printing,
    certifying: createCertificateService(parts),
    withdrawing: createWithdrawalService(parts),
    badges: createBadgeService({
      ...{ ...parts, publicOrigin, keys: createBadgeKeyStore(db) },
      signer: badgeKey === null ? null : createBadgeSigner(badgeKey, publicOrigin),
    }),
  };
};
