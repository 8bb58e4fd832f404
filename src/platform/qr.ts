import QRCode from 'qrcode';

/** A picture that cameras read: the side of its square in dots, and all dark ones as one path of squares. */
export interface QrPicture {
  size: number;
  /** The light margin on each side, in dots. */
  quiet: number;
  path: string;
}

/** What readers need around it, in dots, by its standard. */
const quiet = 4;

/** The picture of an address, light margin included. Medium correction: it survives a fold and a coffee ring. */
export const qrOf = (address: string): QrPicture => {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) =>
      modules.get(y, x) ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '',
    ).join(''),
  );
  return { size: modules.size + 2 * quiet, quiet, path: rows.join('') };
};
