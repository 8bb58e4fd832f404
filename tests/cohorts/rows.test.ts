import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOfFile, textOfPaste } from '../../src/cohorts/import/file-text.js';
import { mostRows, readList } from '../../src/cohorts/import/rows.js';

const read = (text: string) => {
  const given = textOfPaste(text);
  return given.ok ? readList(given.value) : given;
};

const rowsOf = (text: string) => {
  const list = read(text);
  if (!list.ok) throw new Error(list.problem.key);
  return list.value.rows.map(({ line, name, email, number }) =>
    [line, name, email, number].join('|'),
  );
};

const problemOf = (text: string) => {
  const list = read(text);
  return list.ok ? null : [list.problem.key.replace('cohorts.problem.', ''), list.problem.values];
};

const problemOfFile = (...bytes: (number | string)[]) => {
  const file = Buffer.concat(
    bytes.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))),
  );
  const text = textOfFile(file);
  return text.ok ? null : text.problem.key.replace('cohorts.problem.', '');
};

describe('a list', () => {
  it.each([
    ['with commas', 'name,email\nAna,ana@x.test'],
    ['with semicolons', 'name;email\nAna;ana@x.test'],
    ['with tabs, as pasted from a spreadsheet', 'name\temail\nAna\tana@x.test'],
    ['with a byte order mark', '\ufeffname,email\nAna,ana@x.test'],
    ['with CRLF', 'name,email\r\nAna,ana@x.test\r\n'],
    ['with CR', 'name,email\rAna,ana@x.test\r'],
    ['in quotes', '"name","email"\n"Ana","ana@x.test"'],
    ['with blanks around', ' Name , E-Mail \n  Ana ,  ana@x.test  '],
    ['with other names of columns', 'Mail Address;Full Name\nana@x.test;Ana'],
    ['with first and last names', 'First name,Last name,E-mail address\nAna,,ana@x.test'],
    ['with columns nobody asked for', 'Shift,name,email,Notes\nnight,Ana,ana@x.test,x'],
  ])('%s', (_name, text) => {
    expect(rowsOf(text)).toEqual(['2|Ana|ana@x.test|']);
  });

  it('tells the line each row begins on, whatever stands before it', () => {
    const text = 'name,email,number\r\n\nAna,ana@x.test,1\n"Ben\n B.",,2\r\n,,\nCy,c@x.test,\r';
    expect(rowsOf(text)).toEqual(['3|Ana|ana@x.test|1', '4|Ben B.||2', '7|Cy|c@x.test|']);
  });

  it('keeps separators and quotes inside quotes', () => {
    expect(rowsOf('name,email\n"Osei, Ben ""B""",b@x.test')).toEqual(['2|Osei, Ben "B"|b@x.test|']);
    expect(rowsOf('name;email\nOsei, Ben;b@x.test')).toEqual(['2|Osei, Ben|b@x.test|']);
    expect(rowsOf('name,email\nBen "B" Osei,b@x.test')).toEqual(['2|Ben "B" Osei|b@x.test|']);
  });

  it('writes an accent in one way', () => {
    expect(rowsOf('name,email\nRe\u0301my,r@x.test')).toEqual(['2|Rémy|r@x.test|']);
  });

  it('marks a row with cells beyond the headings, unless they are empty', () => {
    const list = read('name,email\nOsei, Ben,b@x.test\nAna,a@x.test,,');
    expect(list.ok && list.value.rows.map(({ hasSurplus }) => hasSurplus)).toEqual([true, false]);
  });

  it('names the columns it leaves aside', () => {
    const list = read('Name,email,Shift,email\nAna,a@x.test,night,b@x.test');
    expect(list.ok && list.value.ignoredColumns).toEqual(['Shift', 'email']);
  });

  it.each([
    ['', 'empty', {}],
    [' \n\n', 'empty', {}],
    ['Ana,ana@x.test', 'headings', {}],
    ['name\nAna', 'headings', {}],
    ['email\nana@x.test', 'headings', {}],
    ['name,email\n', 'noRows', {}],
    ['name,email\n,\n;\n'.replace(';\n', ''), 'noRows', {}],
    [`name,email${',x'.repeat(3_000)}\nAna,a@x.test`, 'columns', { most: 200 }],
    [`name,email\nAna,a@x.test\n${'x'.repeat(70_000)},b@x.test`, 'longRow', { line: 3 }],
    ['name,email\nAna,a@x.test\n"Ben,b@x.test\nCy,c@x.test', 'quotes', { line: 4 }],
    [
      `name,email\n${'Ana,a@x.test\n'.repeat(mostRows + 1)}`,
      'rows',
      { rows: mostRows + 1, most: mostRows },
    ],
  ])('is refused with what to do: %#', (text, key, values) => {
    expect(problemOf(text)).toEqual([key, values]);
  });

  it('of ten thousand rows is read in good time', () => {
    const text = `name;email\n${Array.from({ length: mostRows }, (_, at) => `"Person ${at}";p${at}@x.test`).join('\r\n')}`;
    expect(rowsOf(text).length).toBe(mostRows);
  });

  it('never breaks, whatever the text', () => {
    const parts = fc.constantFrom(
      'name',
      'email',
      ',',
      ';',
      '\t',
      '"',
      '\n',
      '\r',
      '\r\n',
      'Ana',
      'a@x.test',
      '\ufeff',
      '=1',
      ' ',
      'é',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (all) => {
        const list = read(all.join(''));
        expect(list.ok ? list.value.rows.length : list.problem.key.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file', () => {
  it.each([
    ['saved as Unicode text, little endian', [0xff, 0xfe, 'n', 0], 'utf16'],
    ['saved as Unicode text, big endian', [0xfe, 0xff, 0, 'n'], 'utf16'],
    ['saved in Latin-1', ['name,email\nRen', 0xe9, ',r@x.test'], 'encoding'],
    ['of a picture', [0x89, 'PNG\r\n', 0x1a, 0x0a, 0xff], 'encoding'],
    ['with NUL in it', ['name,email\nAna', 0, ',a@x.test'], 'binary'],
    ['of nothing', [], 'empty'],
    ['in UTF-8', ['name,email\nRené,r@x.test'], null],
    ['in UTF-8 with its mark', [0xef, 0xbb, 0xbf, 'name,email\nAna,a@x.test'], null],
  ])('%s', (_name, bytes, problem) => {
    expect(problemOfFile(...bytes)).toBe(problem);
  });
});
