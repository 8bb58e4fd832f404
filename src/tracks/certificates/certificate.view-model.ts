import { showDate, type Calendar } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import type { CertificateRecord, Printed, Withdrawal } from './certificate.js';
import { sheetView, type Printing, type SheetView } from './sheet.view-model.js';

export interface CertificateView {
  title: string;
  /** That it does not stand any more, since when and why. */
  withdrawn: string | null;
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
    printing: Printing;
    hasBadges: boolean;
    canShowName: boolean;
  },
  calendar: Calendar,
): CertificateView => {
  const { certificate, printing, hasBadges, canShowName } = given;
  const { track, printed, withdrawn } = certificate;
  return {
    title: t('certificates.title', { track: printed.track }),
    withdrawn: withdrawn && withdrawnLine(t, withdrawn, calendar),
    sheet: sheetView(printing, printed, certificate),
    pdf: paths.certificateFile(track),
    pdfNote: canShowName ? null : t('certificates.pdfNote'),
    badge: hasBadges && !withdrawn ? paths.certificateBadge(track) : null,
    back: { href: paths.track(track), label: printed.track },
  };
};
