import { normalise } from '../../platform/text.js';

/** Why a list cannot be read at all: a key of the catalogue, and what it says. */
export interface ListProblem {
  key: string;
  values: Record<string, string | number>;
}

export type Read<T> = { ok: true; value: T } | { ok: false; problem: ListProblem };

export const unreadable = (
  name: string,
  values: Record<string, string | number> = {},
): { ok: false; problem: ListProblem } => ({
  ok: false,
  problem: { key: `cohorts.problem.${name}`, values },
});

const startsWith = (bytes: Uint8Array, ...marks: number[]): boolean =>
  marks.every((mark, at) => bytes[at] === mark);

/** Byte order marks of UTF-16, which spreadsheets write when asked for "Unicode text". */
const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);

const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Reads an uploaded file as UTF-8, with or without its mark; what a file calls itself is not asked. */
export const textOfFile = (bytes: Uint8Array): Read<string> => {
  if (isUtf16(bytes)) return unreadable('utf16');
  const text = decode(bytes);
  if (text === null) return unreadable('encoding');
  return text.includes('\0') ? unreadable('binary') : textOfPaste(text);
};

/** Reads a pasted list: one kind of line break, one spelling of accents, no byte order mark. */
export const textOfPaste = (pasted: string): Read<string> => {
  const text = normalise(pasted.replace(/^\uFEFF/, ''));
  return text.trim() === '' ? unreadable('empty') : { ok: true, value: text };
};
