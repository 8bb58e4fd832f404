import { longestText } from '../../platform/text.js';
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

/** A text with another below it; null where both together are longer than a prompt takes. */
export const appended = (there: string, more: string): string | null => {
  const both = [there, more].filter((text) => text.trim() !== '').join('\n\n');
  return both.length > longestText ? null : both;
};
