import type { MongoVersion } from './binary-version.js';

/** A server program that was found, ready to be run. */
export interface MongoBinary {
  readonly path: string;
  readonly version: MongoVersion;
}

/** Tells a person at a terminal what is going on, in one line. */
export type Say = (line: string) => void;
