import { inflateSync } from 'node:zlib';

/** A PDF as its readers take it apart: its objects as text, and its pages as characters. */
export interface ReadPdf {
  /** Everything that is no stream. */
  objects: string;
  /** The characters of the page, by what each font says its glyphs mean; unknown glyphs are `\ufffd`. */
  text: string;
  pages: number;
}

const streams = /(\d+) 0 obj\n(<<(?:(?!endobj)[\s\S])*?>>)\nstream\n/g;

const streamsOf = (file: Buffer): { id: string; head: string; body: string }[] => {
  const latin = file.toString('latin1');
  return [...latin.matchAll(streams)].map((match) => {
    const [whole, id = '', head = ''] = match;
    const start = match.index + whole.length;
    const bytes = file.subarray(start, latin.indexOf('\nendstream', start));
    return {
      id,
      head,
      body: head.includes('FlateDecode') ? inflate(bytes) : bytes.toString('latin1'),
    };
  });
};

const inflate = (bytes: Buffer): string => inflateSync(bytes).toString('latin1');

const fromHex = (hex: string): string =>
  Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');

/** What the glyphs of a font mean, by its own table. */
const meaningOf = (table: string): Map<string, string> => {
  const meanings = new Map<string, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w\s]*)>/g)].forEach(([, hex = ''], at) => {
      const glyph = (parseInt(first, 16) + at).toString(16).padStart(4, '0');
      meanings.set(glyph, hex === '' ? '\ufffd' : fromHex(hex));
    });
  return meanings;
};

export const readPdf = (file: Buffer): ReadPdf => {
  const objects = file.toString('latin1');
  const all = streamsOf(file);
  const tables = new Map(all.map(({ id, body }) => [id, body]));
  const fonts = new Map(
    [...objects.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const font = new RegExp(`\\n${id} 0 obj\\n([\\s\\S]*?)endobj`).exec(`\n${objects}`)?.[1];
      const table = /\/ToUnicode (\d+) 0 R/.exec(font ?? '')?.[1] ?? '';
      return [name, meaningOf(tables.get(table) ?? '')] as const;
    }),
  );
  const content = all.find(({ body }) => body.includes(' Tf'))?.body ?? '';
  let font = new Map<string, string>();
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map<string, string>();
    for (const [, run = ''] of (shown ?? '').matchAll(/<(\w*)>/g))
      for (const glyph of run.match(/.{4}/g) ?? []) text += font.get(glyph) ?? '\ufffd';
    if (shown !== undefined) text += ' ';
  }
  const pages = [...objects.matchAll(/\/Type \/Page\b(?!s)/g)].length;
  return { objects, text: text.replace(/\s+/g, ' '), pages };
};
