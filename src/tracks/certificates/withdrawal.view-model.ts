import { showDate, type Calendar } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import { definePage } from '../../web/reply.js';
import { withdrawalReasons, type CertificateRecord } from './certificate.js';
import { withdrawnLine } from './certificate.view-model.js';

export interface HeldCertificateView {
  title: string;
  earned: string;
  verify: string;
  withdrawn: string | null;
  /** That its holder may make another; null where nobody said so, and once there is one. */
  allowed: string | null;
  withdrawal: {
    action: string;
    choice: {
      id: string;
      name: string;
      legend: string;
      help: string;
      error: string | null;
      options: { value: string; label: string }[];
    };
  } | null;
  /** The word that another may be made in its place. */
  permission: { action: string; hint: string; label: string } | null;
}

export interface HeldCertificatesView {
  title: string;
  problems: { field: string; message: string }[];
  certificates: HeldCertificateView[];
  empty: string | null;
}

export const heldCertificatesPage = definePage<HeldCertificatesView>('tracks/held', 'cohorts');

interface Held {
  personId: string;
  name: string;
  /** Of the admin who looks: somebody else must say that they may make another. */
  isOwn: boolean;
  certificates: readonly CertificateRecord[];
}

/** The form that was refused. */
interface Refused {
  track: string;
  problems: readonly Problem[];
}

const withdrawalOf = (
  t: Words,
  { personId, track }: CertificateRecord,
  error: string | null,
): HeldCertificateView['withdrawal'] => ({
  action: paths.certificateWithdrawal(personId, track),
  choice: {
    ...{ id: `reason-${track}`, name: 'reason', error },
    legend: t('certificates.held.why'),
    help: t('certificates.held.help'),
    options: withdrawalReasons.map((value) => ({
      value,
      label: t(`certificates.held.reason.${value}`),
    })),
  },
});

const allowedLine = (
  t: Words,
  { _id, withdrawn }: CertificateRecord,
  { held: { name, certificates }, calendar }: { held: Held; calendar: Calendar },
): string | null =>
  withdrawn?.renewableSince && certificates.every(({ replaces }) => replaces !== _id)
    ? t('certificates.held.allowed', { name, day: showDate(withdrawn.renewableSince, calendar) })
    : null;

const permissionOf = (
  t: Words,
  { personId, track, withdrawn }: CertificateRecord,
  { name, isOwn }: Held,
): HeldCertificateView['permission'] =>
  !withdrawn || withdrawn.renewableSince || isOwn
    ? null
    : {
        action: paths.certificatePermission(personId, track),
        hint: t('certificates.held.allowHint', { name }),
        label: t('certificates.held.allow', { name }),
      };

/** What an admin sees of somebody's certificates: that there are any, and how to end one. */
export const heldCertificatesView = (
  t: Words,
  { held, refused }: { held: Held; refused?: Refused },
  calendar: Calendar,
): HeldCertificatesView => {
  const problems = showProblems(t, refused?.problems ?? []).map(({ message }) => ({
    ...{ field: `reason-${refused?.track}`, message },
  }));
  const shown = held.certificates.flatMap((one): HeldCertificateView[] => {
    const { printed, withdrawn, code, track } = one;
    if (!printed) return [];
    const error = track === refused?.track ? (problems[0]?.message ?? null) : null;
    return [
      {
        title: printed.track,
        earned: t('certificates.sheet.earned', { day: printed.earned }),
        verify: paths.verify(code),
        withdrawn: withdrawn && withdrawnLine(t, withdrawn, calendar),
        allowed: allowedLine(t, one, { held, calendar }),
        withdrawal: withdrawn ? null : withdrawalOf(t, one, error),
        permission: permissionOf(t, one, held),
      },
    ];
  });
  return {
    title: t('certificates.held.title', { name: held.name }),
    problems,
    certificates: shown,
    empty: shown.length === 0 ? t('certificates.held.empty', { name: held.name }) : null,
  };
};
