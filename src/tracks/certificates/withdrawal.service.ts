import type { AccountService } from '../../accounts/accounts.service.js';
import type { AuditLog } from '../../audit/audit.store.js';
import type { Content } from '../../content/content.service.js';
import type { Outbox } from '../../mail/outbox.js';
import type { Transact, Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { scope, type Action, type Actor } from '../../policy.js';
import type { TrackName } from '../earning.js';
import type { CertificateRecord, WithdrawalReason } from './certificate.js';
import type { CertificateStore } from './certificate.store.js';

export interface WithdrawalParts {
  certificates: CertificateStore;
  content: Pick<Content, 'course'>;
  accounts: Pick<AccountService, 'findPerson'>;
  audit: Pick<AuditLog, 'record'>;
  outbox: Pick<Outbox, 'add'>;
  transact: Transact;
}

export const withdrawnMail = 'certificate-withdrawn';
export const allowedMail = 'certificate-allowed';

interface OfPerson {
  personId: string;
  track: TrackName;
}

/** In the transaction of an act: who did it, and the mail that tells the holder. */
const telling =
  ({ audit, outbox }: WithdrawalParts, actor: Actor) =>
  async (
    tx: Tx,
    { _id, personId }: CertificateRecord,
    { action, kind }: { action: Action; kind: string },
  ): Promise<void> => {
    await audit.record(tx, { actor: actor.id, action, target: `certificate:${_id}` });
    await outbox.add(tx, [{ _id: `${kind}:${_id}`, kind, personId, data: { certificate: _id } }]);
  };

export type WithdrawalService = ReturnType<typeof createWithdrawalService>;

/**
 * The end of a certificate, and another in its place: both are an admin's to say, because whoever could make a new one
 * alone would undo what the withdrawal is for. The withdrawn one stays as it is, wherever its code is checked.
 */
export const createWithdrawalService = (parts: WithdrawalParts) => {
  const { certificates, content, accounts, transact } = parts;

  /** The latest first. */
  const ofTrack = async (
    actor: Actor,
    { personId, track }: OfPerson,
  ): Promise<CertificateRecord[]> => {
    const all = await certificates.ofPerson(scope(actor, 'certificate:withdraw'), personId);
    return all.filter((one) => one.track === track && one.courseId === content.course().id);
  };

  return {
    /** A person's certificates, for whoever may withdraw them. Throws `not-found`. */
    async ofPerson(actor: Actor, personId: string) {
      const { name } = await accounts.findPerson(personId);
      const own = await certificates.ofPerson(scope(actor, 'certificate:withdraw'), personId);
      return { personId, name, isOwn: personId === actor.id, certificates: own };
    },

    /** Ends it at once, for good; one that is withdrawn already stays as it is. Throws `not-found`. */
    async withdraw(actor: Actor, input: OfPerson & { reason: WithdrawalReason }): Promise<void> {
      if ((await ofTrack(actor, input)).length === 0) throw notFound();
      const reach = scope(actor, 'certificate:withdraw');
      const which = { ...input, courseId: content.course().id };
      await transact(async (tx) => {
        const ended = await certificates.withdraw(tx, reach, which);
        const told = { action: 'certificate:withdraw', kind: withdrawnMail } as const;
        if (ended) await telling(parts, actor)(tx, ended, told);
      });
    },

    /**
     * Lets its holder make another in the place of one that was withdrawn; where they may already, or one stands, nothing
     * changes. Throws `not-found`, and `forbidden` for one's own.
     */
    async allow(actor: Actor, input: OfPerson): Promise<void> {
      const [latest] = await ofTrack(actor, input);
      if (!latest) throw notFound();
      if (input.personId === actor.id) throw new AppError('forbidden');
      if (!latest.printed) return;
      const reach = scope(actor, 'certificate:allow');
      await transact(async (tx) => {
        const told = { action: 'certificate:allow', kind: allowedMail } as const;
        if (await certificates.allowAnother(tx, reach, latest._id))
          await telling(parts, actor)(tx, latest, told);
      });
    },
  };
};
