import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadWords } from '../../src/platform/words.js';
import type { Printed } from '../../src/tracks/certificates/certificate.js';
import { printPdf } from '../../src/tracks/certificates/pdf.js';
import { sheetView } from '../../src/tracks/certificates/sheet.view-model.js';
import { root } from '../architecture/source.js';
import { readPdf, type ReadPdf } from './pdf-reader.js';

const words = await loadWords(join(root, 'views/words'));

const printed: Printed = {
  ...{ lang: 'en', name: 'Ana Ruiz', course: 'A Course', track: 'Qualified', summary: '' },
  ...{ statement: 'has done this:', earnedAt: new Date(0), earned: 'March 2, 2026' },
  conditions: [{ text: 'Passed it on', on: 'March 1, 2026' }],
};

const print = async (
  change: Partial<Printed>,
  withdrawn: string | null = null,
): Promise<ReadPdf> => {
  const sheet = sheetView(
    { words, publicOrigin: 'https://course.example.com' },
    { ...printed, ...change },
    { code: '7k2m-9xq4' },
  );
  const issuedAt = new Date('2026-03-03T09:00:00Z');
  return readPdf(await printPdf(words('en'), { sheet, withdrawn, issuedAt }));
};

describe('the file of a certificate', () => {
  it('is one page that says what it is made of to whoever has it read to them', async () => {
    const { objects, pages } = await print({});
    expect(objects.startsWith('%PDF-1.7')).toBe(true);
    expect(pages).toBe(1);
    expect(objects).toContain('/Lang (en)');
    expect(objects).toContain('/Marked true');
    expect(objects).toContain('/DisplayDocTitle true');
    expect(objects).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const part of ['Document', 'H1', 'P', 'L', 'LI', 'LBody', 'Figure', 'Link'])
      expect(objects).toContain(`/S /${part}\n`);
    expect(objects).toContain('/Alt (The address of this certificate');
    expect(objects).toContain('/URI (https://course.example.com/verify/7k2m-9xq4)');
  });

  it('carries its letters inside and stays small', async () => {
    const { objects } = await print({});
    expect([...objects.matchAll(/\/FontFile2 /g)]).toHaveLength(2);
    expect(objects.length).toBeLessThan(80_000);
  });

  it.each([
    'Łukasz Żółć-Åström',
    'Nguyễn Thị Minh Khai',
    'Ελένη Παπαδοπούλου',
    'Наталья Щербакова',
    'Їжак Ґалаґан',
    'Ḥasan ʿAlī',
  ])('shows the name %s letter by letter', async (name) => {
    const { text } = await print({ name });
    expect(text.replace(/ /g, '')).toContain(name.normalize('NFC').replace(/ /g, ''));
    expect(text).not.toContain('\ufffd');
    expect(text).not.toContain('cannot show');
  });

  it.each(['王小明', 'שלום כהן', 'नमिता', 'Ana 😀'])(
    'says of the name %s that it cannot show it, and shows nothing else in its place',
    async (name) => {
      const { text } = await print({ name });
      expect(text).toContain('in letters that this file cannot show');
      expect(text).not.toContain('\ufffd');
      expect(text).toContain('Earned on March 2, 2026');
    },
  );

  it('leaves out other words it has no letters for, and says so', async () => {
    const conditions = [{ text: '読んだ', on: null }, ...printed.conditions];
    const { text } = await print({ conditions });
    expect(text).toContain('leaves them out');
    expect(text).toContain('Passed it on');
    expect(text).not.toContain('\ufffd');
  });

  it('begins with its withdrawal, and stays one page with a long name', async () => {
    const name = 'Uwe Maria von der Wolkenburg-Ruiz y Fernández de la Peña-Żółkiewska de Alba';
    const { text, pages } = await print({ name }, 'Withdrawn on March 9: its holder asked.');
    expect(text.trim().startsWith('Withdrawn on March 9')).toBe(true);
    expect(pages).toBe(1);
  });
});
