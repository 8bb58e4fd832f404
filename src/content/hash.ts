import { createHash } from 'node:crypto';

/** The sha256, in hex, of what a piece of the course means; key order matters, so callers write objects out. */
export const hashOf = (meaning: unknown): string => createHash('sha256').update(JSON.stringify(meaning)).digest('hex');

/** Markdown as it counts for a hash: outer space and line ends do not change what is said. */
export const normalised = (source: string): string => source.trim().replace(/[ \t]+$/gm, '');
