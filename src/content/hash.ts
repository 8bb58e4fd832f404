import { hashOf } from '../platform/ids.js';

/** The hash of what a piece of the course means. The order of keys matters, so callers keep it. */
export const meaningHash = (meaning: unknown): string => hashOf(JSON.stringify(meaning));

const markLength = 8;

/** Tells one text of a course file from another: short enough to be written into the file that translates it. */
export const markOf = (text: string): string => hashOf(text).slice(0, markLength);

/** Markdown as it counts for a hash: outer space and spaces at line ends do not change what is said. */
export const normalised = (source: string): string => source.trim().replace(/[ \t]+$/gm, '');
