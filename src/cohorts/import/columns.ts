/** What a column of a list holds. Names may come in two columns. */
export type Column = 'name' | 'first' | 'last' | 'email' | 'number';

const spellings: Record<Column, readonly string[]> = {
  name: ['name', 'full name', 'display name', 'learner', 'participant', 'employee', 'nombre'],
  first: ['first name', 'firstname', 'given name', 'forename', 'vorname'],
  last: ['last name', 'lastname', 'surname', 'family name', 'nachname', 'apellidos'],
  email: ['email', 'e mail', 'mail', 'email address', 'e mail address', 'mail address', 'correo'],
  number: [
    'number',
    'no',
    'id',
    'employee number',
    'employee no',
    'employee id',
    'staff number',
    'staff id',
    'personnel number',
    'personnel no',
    'personalnummer',
  ],
};

const columnBySpelling = new Map<string, Column>(
  Object.entries(spellings).flatMap(([column, names]) =>
    names.map((name): [string, Column] => [name, column as Column]),
  ),
);

const fold = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[\s._-]+/g, ' ')
    .trim();

/** Where each known column stands in the first line of a list, and what the others are called. */
export interface Columns {
  at: ReadonlyMap<Column, number>;
  ignored: readonly string[];
  width: number;
}

/** Reads the headings; of two columns with the same meaning the first counts. */
export const readColumns = (headings: readonly string[]): Columns => {
  const at = new Map<Column, number>();
  const ignored: string[] = [];
  headings.forEach((heading, index) => {
    const column = columnBySpelling.get(fold(heading));
    if (column && !at.has(column)) at.set(column, index);
    else if (heading.trim() !== '') ignored.push(heading.trim());
  });
  return { at, ignored, width: headings.length };
};

/** A list needs somebody's name, and something to find them by. */
export const areEnough = ({ at }: Columns): boolean =>
  (at.has('name') || at.has('first') || at.has('last')) && (at.has('email') || at.has('number'));
