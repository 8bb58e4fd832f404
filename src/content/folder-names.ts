import { idField } from './fields.js';

/** Addresses below /course that are pages, where the pictures of a lesson are found by its folder. */
const taken = new Set(['preview']);

/** Whether a lesson's folder may have this name. */
export const isFreeName = (name: string): boolean =>
  idField.safeParse(name).success && !taken.has(name);
