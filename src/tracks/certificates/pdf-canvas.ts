import type { PrintedCondition } from './certificate.js';
import type { SheetView } from './sheet.view-model.js';
import type { Typeface } from './typeface.js';

type Doc = PDFKit.PDFDocument;

interface Style {
  size: number;
  /** Space below, in points. */
  after: number;
  bold?: boolean;
  quiet?: boolean;
  accent?: boolean;
}

/** A page to write on, from the top down; each piece says what it is, for those who have it read to them. */
export interface Canvas {
  /** False where there are no letters for it: then it is left out. */
  write(as: 'H1' | 'P', text: string, style: Style): boolean;
  list(conditions: readonly PrintedCondition[]): void;
  hasLeftOut(): boolean;
  /** At the lower edge: where to look it up, and the picture of that address. */
  foot(sheet: Pick<SheetView, 'check' | 'address' | 'picture'>): void;
}

// As wide as A4 and as high as Letter: it comes out of either tray unscaled.
const page = { width: 595.28, height: 792, margin: 68 };
const inner = page.width - 2 * page.margin;
const side = 104;
const footTop = page.height - page.margin - side;

const ink = { plain: '#1d2426', quiet: '#51605f', accent: '#0f5c57' } as const;

const colorOf = ({ quiet, accent }: Style): string => {
  if (accent) return ink.accent;
  return quiet ? ink.quiet : ink.plain;
};

const writeOn =
  (doc: Doc) =>
  (text: string, style: Style, options: PDFKit.Mixins.TextOptions = {}): void => {
    doc
      .font(style.bold ? 'semibold' : 'regular')
      .fontSize(style.size)
      .fillColor(colorOf(style));
    doc.text(text, { width: inner, lineGap: style.size * 0.18, ...options });
    doc.y += style.after;
  };

const paintFoot = (doc: Doc, root: PDFKit.PDFStructureElement): Canvas['foot'] => {
  const put = writeOn(doc);
  return ({ check, address, picture }) => {
    if (doc.y > footTop - 24) doc.addPage();
    const left = page.margin + side + 18;
    const width = page.width - page.margin - left;
    doc.markContent('Artifact', { type: 'Layout' });
    doc.moveTo(page.margin, footTop - 18).lineTo(page.width - page.margin, footTop - 18);
    doc.lineWidth(0.75).stroke(ink.accent).endMarkedContent();
    const square = { bbox: [page.margin, footTop, page.margin + side, footTop + side] };
    root.add(
      doc.struct('Figure', { alt: picture.label, ...square }, () => {
        const dot = side / picture.size;
        doc
          .save()
          .translate(page.margin - picture.quiet * dot, footTop)
          .scale(dot);
        doc.path(picture.path).fill(ink.plain).restore();
      }),
    );
    doc.x = left;
    doc.y = footTop + 14;
    root.add(doc.struct('P', {}, () => put(check, { size: 11, after: 4 }, { width })));
    const link = { width, link: address, underline: true };
    const linked = doc.struct('Link', {}, () =>
      put(address, { size: 9, accent: true, after: 0 }, link),
    );
    root.add(doc.struct('P', {}, [linked]));
  };
};

const createCanvas = (doc: Doc, root: PDFKit.PDFStructureElement, letters: Typeface): Canvas => {
  const put = writeOn(doc);
  let leftOut = 0;
  const isShown = (text: string): boolean => {
    const shows = letters.canShow(text);
    if (!shows) leftOut += 1;
    return shows;
  };
  return {
    write(as, text, style) {
      if (!isShown(text)) return false;
      root.add(doc.struct(as, {}, () => put(text, style)));
      return true;
    },
    list(conditions) {
      const list = doc.struct('L');
      root.add(list);
      for (const { text, on } of conditions.filter((one) => isShown(one.text + (one.on ?? '')))) {
        const words = doc.struct('LBody', {}, () => {
          put(text, { size: 12, after: on ? 0 : 8 });
          if (on) put(on, { size: 10, quiet: true, after: 8 });
        });
        list.add(doc.struct('LI', {}, [words]));
      }
      list.end();
      doc.y += 10;
    },
    hasLeftOut: () => leftOut > 0,
    foot: paintFoot(doc, root),
  };
};

const collect = (doc: Doc): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });

interface About {
  title: string;
  lang: string;
  at: Date;
}

const optionsOf = ({ title, lang, at }: About) => {
  const options: PDFKit.PDFDocumentOptions = {
    ...{ size: [page.width, page.height], margin: page.margin },
    ...{ pdfVersion: '1.7', tagged: true, displayTitle: true, lang },
    info: { Title: title, CreationDate: at, ModDate: at },
  };
  // Its types do not know this subset yet: the file says that it is made for everybody to read.
  return Object.assign(options, { subset: 'PDF/UA' });
};

/** Paints a document of one page, tagged, with its title shown and its letters inside. */
export const paintOn = async (
  letters: Typeface,
  about: About,
  paint: (canvas: Canvas) => void,
): Promise<Buffer> => {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument(optionsOf(about));
  const done = collect(doc);
  doc.registerFont('regular', letters.regular).registerFont('semibold', letters.semibold);
  const root = doc.struct('Document');
  doc.addStructure(root);
  paint(createCanvas(doc, root, letters));
  root.end();
  doc.end();
  return done;
};
