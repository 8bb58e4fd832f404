import type { Words } from '../../platform/words.js';
import { paintOn, type Canvas } from './pdf-canvas.js';
import type { SheetView } from './sheet.view-model.js';
import { typeface } from './typeface.js';

export interface PdfContent {
  sheet: SheetView;
  /** That it does not stand any more; null while it does. */
  withdrawn: string | null;
  issuedAt: Date;
}

const head = ({ write }: Canvas, { sheet, withdrawn }: PdfContent): void => {
  if (withdrawn) write('P', withdrawn, { size: 12, bold: true, after: 16 });
  write('P', sheet.course, { size: 13, quiet: true, after: 2 });
  write('P', sheet.certificate, { size: 13, quiet: true, after: 4 });
  write('H1', sheet.track, { size: 36, bold: true, accent: true, after: 22 });
};

/** A long name stays within two lines. */
const nameSize = ({ length }: string): number => (length > 48 ? 17 : 26);

const body = (canvas: Canvas, t: Words, { sheet }: PdfContent): void => {
  const { write } = canvas;
  if (!write('P', sheet.name, { size: nameSize(sheet.name), bold: true, after: 8 }))
    write('P', t('certificates.pdf.name'), { size: 13, bold: true, after: 8 });
  write('P', sheet.statement, { size: 13, after: 14 });
  if (sheet.behind) write('P', sheet.behind, { size: 13, after: 8 });
  canvas.list(sheet.conditions);
  write('P', sheet.earned, { size: 13, bold: true, after: 8 });
  if (canvas.hasLeftOut())
    write('P', t('certificates.pdf.leftOut'), { size: 11, quiet: true, after: 0 });
};

/**
 * A certificate as a tagged file with its letters embedded. What the typeface has no letters for is left out and said to be:
 * never boxes, never other letters.
 */
export const printPdf = async (t: Words, content: PdfContent): Promise<Buffer> => {
  const { lang, track, name } = content.sheet;
  const about = { title: `${track} · ${name}`, lang, at: content.issuedAt };
  return paintOn(await typeface(), about, (canvas) => {
    head(canvas, content);
    body(canvas, t, content);
    canvas.foot(content.sheet);
  });
};
