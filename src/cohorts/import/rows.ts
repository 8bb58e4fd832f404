import { CsvError, parse } from 'csv-parse/sync';
import { areEnough, readColumns, type Column, type Columns } from './columns.js';
import { unreadable, type Read } from './file-text.js';

/** One line of a list as it was written, white space folded; nothing is judged yet. */
export interface ListRow {
  /** Where it begins in the file, counted from 1, headings included. */
  line: number;
  name: string;
  email: string;
  number: string;
  /** Cells beyond the last heading that are not empty: something slipped. */
  hasSurplus: boolean;
}

export interface List {
  rows: readonly ListRow[];
  ignoredColumns: readonly string[];
}

export const mostRows = 10_000;
const mostColumns = 200;
const longestRow = 64_000;
const delimiters = [',', ';', '\t'] as const;

interface CsvRecord {
  cells: readonly string[];
  line: number;
}

const isBlank = ({ cells }: CsvRecord): boolean => cells.every((cell) => cell.trim() === '');

/** All records with the line each begins on; blank ones are left out. Throws `CsvError`. */
const parseCsv = (text: string, delimiter: string, to = -1): CsvRecord[] => {
  const records: CsvRecord[] = [];
  let ended = 0;
  parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRow,
    trim: true,
    to,
    on_record: (cells: string[], { lines }) => {
      records.push({ cells, line: ended + 1 });
      ended = lines;
      return null;
    },
  });
  return records.filter((record) => !isBlank(record));
};

/** The headings under a delimiter; under the wrong one a quoted heading may not even be readable. */
const headingsOf = (text: string, delimiter: string): Columns => {
  const line = text.split('\n').find((part) => part.trim() !== '') ?? '';
  try {
    return readColumns(parseCsv(line, delimiter, 1)[0]?.cells ?? []);
  } catch (error) {
    if (error instanceof CsvError) return readColumns([]);
    throw error;
  }
};

/** The delimiter under which the headings mean most. */
const delimiterOf = (text: string): string =>
  delimiters.reduce((best, next) =>
    headingsOf(text, next).at.size > headingsOf(text, best).at.size ? next : best,
  );

const rowOf = ({ cells, line }: CsvRecord, { at, width }: Columns): ListRow => {
  const cell = (column: Column): string =>
    (cells[at.get(column) ?? -1] ?? '').replace(/\s+/g, ' ').trim();
  const name = cell('name') || `${cell('first')} ${cell('last')}`.trim();
  const hasSurplus = cells.slice(width).some((surplus) => surplus.trim() !== '');
  return { line, name, email: cell('email'), number: cell('number'), hasSurplus };
};

const readRecords = (text: string): Read<List> => {
  const [headings, ...records] = parseCsv(text, delimiterOf(text));
  const columns = readColumns(headings?.cells ?? []);
  if (columns.width > mostColumns) return unreadable('columns', { most: mostColumns });
  if (!areEnough(columns)) return unreadable('headings');
  if (records.length === 0) return unreadable('noRows');
  if (records.length > mostRows)
    return unreadable('rows', { rows: records.length, most: mostRows });
  return {
    ok: true,
    value: {
      rows: records.map((record) => rowOf(record, columns)),
      ignoredColumns: columns.ignored,
    },
  };
};

const problemOf = (error: CsvError): Read<List> => {
  const line = Number(error['lines'] ?? 0) || 1;
  return unreadable(error.code === 'CSV_MAX_RECORD_SIZE' ? 'longRow' : 'quotes', { line });
};

/** Reads a list with `,`, `;` or tabs between its cells. Rows with faults are read all the same, for the plan to judge. */
export const readList = (text: string): Read<List> => {
  try {
    return readRecords(text);
  } catch (error) {
    if (error instanceof CsvError) return problemOf(error);
    throw error;
  }
};
