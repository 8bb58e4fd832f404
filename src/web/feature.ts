import type { PageDefinition } from './reply.js';
import type { Route } from './route.js';

/** What a feature owes a person about their records: all of it as data, and its removal. */
export interface PersonalData {
  /** The collection, as in the database. */
  collection: string;
  exportOf(personId: string): Promise<unknown>;
  erase(personId: string): Promise<void>;
}

/** Work that the runner does by itself; `every` is an interval in words, as agenda reads it. */
export interface Job {
  name: string;
  every: string;
  run(): Promise<void>;
}

/** All that the rest of the program may know of a feature. Start-up and tests walk the list of them. */
export interface Feature {
  name: string;
  routes: readonly Route[];
  pages: readonly PageDefinition<never>[];
  personalData: readonly PersonalData[];
  jobs: readonly Job[];
}
