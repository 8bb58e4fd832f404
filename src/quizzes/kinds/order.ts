import { placing } from './placing.js';

/** Steps with one order that holds. */
export const order = placing(1);
