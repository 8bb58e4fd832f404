import { create } from 'qrcode';

/** A QR code as one path on a grid of `size` by `size`, with the quiet zone that readers of it need. */
export interface QrCode {
  size: number;
  path: string;
}

/** Modules of light around the code, as ISO/IEC 18004 asks for. */
const quietZone = 4;

export const qrCode = (text: string): QrCode => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const squares = [...modules.data].flatMap((dark, at) =>
    dark ? [`M${(at % size) + quietZone} ${Math.floor(at / size) + quietZone}h1v1h-1z`] : [],
  );
  return { size: size + 2 * quietZone, path: squares.join('') };
};
