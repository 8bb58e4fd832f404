import { showDate, type Calendar } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import {
  mayMakeAfter,
  type CertificateRecord,
  type Printed,
  type Withdrawal,
} from './certificate.js';
import { sheetView, type Printing, type SheetView } from './sheet.view-model.js';

export interface CertificateView {
  title: string;
  /** That it does not stand any more, since when and why; and what can be done about it. */
  withdrawn: { line: string; another: string } | null;
  /** Those it took the place of, the latest first: when and why each was withdrawn, and where others see that. */
  earlier: { line: string; verify: string }[];
  sheet: SheetView;
  pdf: string;
  /** That the file cannot show the name, where it cannot. */
  pdfNote: string | null;
  /** Where the signed badge is to be had; null where nothing signs badges, or it does not stand. */
  badge: string | null;
  back: { href: string; label: string };
}

export const certificatePage = definePage<CertificateView>('tracks/certificate', 'course');

export const withdrawnLine = (t: Words, { at, reason }: Withdrawal, calendar: Calendar): string =>
  t('certificates.withdrawn', {
    day: showDate(at, calendar),
    reason: t(`certificates.reason.${reason}`),
  });

/** A certificate as its holder sees it, to be printed from the page or taken as a file. */
export const certificateView = (
  t: Words,
  given: {
    certificate: CertificateRecord & { printed: Printed };
    earlier: readonly CertificateRecord[];
    printing: Printing;
    hasBadges: boolean;
    canShowName: boolean;
  },
  calendar: Calendar,
): CertificateView => {
  const { certificate, earlier, printing, hasBadges, canShowName } = given;
  const { track, printed, withdrawn } = certificate;
  return {
    title: t('certificates.title', { track: printed.track }),
    withdrawn: withdrawn && {
      line: withdrawnLine(t, withdrawn, calendar),
      another: t(`certificates.another.${mayMakeAfter(certificate) ? 'allowed' : 'ask'}`),
    },
    earlier: earlier.flatMap(({ code, withdrawn: ended }) =>
      ended ? [{ line: withdrawnLine(t, ended, calendar), verify: paths.verify(code) }] : [],
    ),
    sheet: sheetView(printing, printed, certificate),
    pdf: paths.certificateFile(track),
    pdfNote: canShowName ? null : t('certificates.pdfNote'),
    badge: hasBadges && !withdrawn ? paths.certificateBadge(track) : null,
    back: { href: paths.track(track), label: printed.track },
  };
};
