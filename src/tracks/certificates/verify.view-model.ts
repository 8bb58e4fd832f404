import { showDate, type Calendar } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import { definePage } from '../../web/reply.js';
import type { CertificateRecord } from './certificate.js';
import { withdrawnLine } from './certificate.view-model.js';
import { sheetView, type Printing, type SheetView } from './sheet.view-model.js';

export interface VerifyView {
  title: string;
  state: 'stands' | 'withdrawn' | 'unknown';
  message: string;
  /** All that is printed; null where nothing of it is kept. */
  sheet: SheetView | null;
}

export const verifyPage = definePage<VerifyView>('tracks/verify');

const messageOf = (
  t: Words,
  { withdrawn, issuedAt, replaces }: CertificateRecord,
  calendar: Calendar,
): string =>
  withdrawn
    ? withdrawnLine(t, withdrawn, calendar)
    : t(`certificates.verify.stands.${replaces ? 'inPlace' : 'message'}`, {
        day: showDate(issuedAt, calendar),
      });

/**
 * What anybody sees who has the code: everything that is printed, and whether it stands. Of one that it took the place of
 * they are told that there was one; which, and why, is for those to whom its own code was given.
 */
export const verifyView = (
  t: Words,
  { certificate, printing }: { certificate: CertificateRecord | null; printing: Printing },
  calendar: Calendar,
): VerifyView => {
  if (!certificate)
    return {
      title: t('certificates.verify.unknown.title'),
      state: 'unknown',
      message: t('certificates.verify.unknown.message'),
      sheet: null,
    };
  const state = certificate.withdrawn ? 'withdrawn' : 'stands';
  return {
    title: t(`certificates.verify.${state}.title`),
    state,
    message: messageOf(t, certificate, calendar),
    sheet: certificate.printed && sheetView(printing, certificate.printed, certificate),
  };
};
