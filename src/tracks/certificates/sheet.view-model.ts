import { qrOf, type QrPicture } from '../../platform/qr.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import type { CertificateRecord, Printed, PrintedCondition } from './certificate.js';

/** What stands on the sheet, on the page, in the file and where it is looked up. Its words are in its own language. */
export interface SheetView extends Pick<
  Printed,
  'lang' | 'name' | 'course' | 'track' | 'statement'
> {
  certificate: string;
  /** What the list of conditions is; null where there is none. */
  behind: string | null;
  conditions: PrintedCondition[];
  earned: string;
  check: string;
  /** Where anybody can look it up; its last part is the code. */
  address: string;
  picture: QrPicture & { label: string };
}

export interface Printing {
  words: (locale: string) => Words;
  publicOrigin: string;
}

export const sheetView = (
  { words, publicOrigin }: Printing,
  printed: Printed,
  { code }: Pick<CertificateRecord, 'code'>,
): SheetView => {
  const { lang, name, course, track, statement, conditions } = printed;
  const t = words(lang);
  const address = publicOrigin + paths.verify(code);
  return {
    ...{ lang, name, course, track, statement, conditions },
    certificate: t('certificates.sheet.title'),
    behind: conditions.length > 0 ? t('certificates.sheet.behind') : null,
    earned: t('certificates.sheet.earned', { day: printed.earned }),
    check: t('certificates.sheet.check'),
    address,
    picture: { ...qrOf(address), label: t('certificates.sheet.picture') },
  };
};
