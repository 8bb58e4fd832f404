/** A sentence that an instructor keeps for their replies. */
export interface Snippet {
  /** The key of the form that added it. */
  id: string;
  text: string;
}

/** Stands for the first name of whoever a reply is for. */
export const firstNameMark = '{{first name}}';

const mark = /\{\{\s*first name\s*\}\}/gi;

/** The words as they go into a reply to somebody of this name. */
export const wordsFor = (text: string, name: string): string =>
  text.replace(mark, () => name.trim().split(/\s+/)[0] ?? '');

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Of prepared words, the first that stand in a reply as they were prepared; null where all are made its own. */
export const unchangedIn = (reply: string, prepared: readonly string[]): string | null =>
  prepared.find((words) => folded(words) !== '' && folded(reply).includes(folded(words))) ?? null;

/** A reply with words put in behind it. */
export const withWords = (reply: string, words: string): string =>
  reply === '' || /\s$/.test(reply) ? reply + words : `${reply} ${words}`;
