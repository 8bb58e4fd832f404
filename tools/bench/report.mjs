const digits = { E: 2, MB: 0, bytes: 0, requests: 0, ms: 1, '×': 1 };

const number = (value, unit) => value.toFixed(digits[unit]);

const isHigherBetter = ({ better }) => better === 'higher';

export const isReached = (row, goal) =>
  isHigherBetter(row) ? row.value >= row[goal] : row.value <= row[goal];

const verdictOf = (row) => {
  if (row.faults?.length > 0) return 'NOT VALID';
  if (!isReached(row, 'must')) return 'MISSED';
  return isReached(row, 'reach') ? 'reached' : 'met';
};

const goal = (row, which) => `${isHigherBetter(row) ? '≥' : '≤'} ${number(row[which], row.unit)}`;

const details = ({ rate, referenceRate, p50, p99, work, referenceWork }) =>
  rate === undefined
    ? ['', '', '', '', '']
    : [
        `${rate.toFixed(0)}/s`,
        `${referenceRate.toFixed(0)}/s`,
        p50.toFixed(1),
        p99.toFixed(1),
        `${(work * 1000).toFixed(0)} / ${(referenceWork * 1000).toFixed(0)}`,
      ];

const heading = [
  '',
  'value',
  'must',
  'reach',
  '',
  'rate',
  'of E',
  'p50 ms',
  'p99 ms',
  'CPU µs a request',
];

const lineOf = (row) => [
  row.name,
  `${number(row.value, row.unit)} ${row.unit}`,
  goal(row, 'must'),
  goal(row, 'reach'),
  verdictOf(row),
  ...details(row),
];

/** The rows for people, and below them whatever was answered otherwise than it should have been. */
export const tableOf = (rows) => {
  const lines = [heading, ...rows.map(lineOf)];
  const widths = heading.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const table = lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd(),
  );
  const faults = rows.flatMap(({ name, faults: found = [] }) =>
    found.map((fault) => `${name}: ${fault}`),
  );
  return [...table, ...faults].join('\n');
};

/** A row counts when it reached what it must and every answer was the right one. */
export const isMet = (row) => (row.faults ?? []).length === 0 && isReached(row, 'must');
