import type { DraftRecord } from '../turn.js';

/** An entry of the journal: a draft that is never handed in. */
export interface Entry {
  id: string;
  text: string;
  writtenAt: Date;
  savedAt: Date;
  rev: number;
}

/** The key of an entry's text in its draft. */
export const entryText = 'text';

export const entryOf = (id: string, { texts, since, savedAt, rev }: DraftRecord): Entry => ({
  ...{ id, savedAt, rev },
  text: texts[entryText] ?? '',
  writtenAt: since,
});
