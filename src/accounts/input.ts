import { z } from 'zod';
import { AppError } from '../platform/errors.js';
import { isZone } from '../platform/dates.js';
import { requiredLine } from '../platform/text.js';
import type { Problem } from '../web/problems.js';
import type { Posted } from '../web/route.js';

/** Whatever somebody types as a password; what a new one must be is said by the rules. */
export const typedPassword = z.string().max(1_000);
export const nameField = requiredLine(120);
export const zoneField = z.string().refine(isZone, { message: 'problems.invalid' });
export const nextField = z.string().max(2_000).optional();
export const ownDevice = z.literal('own').optional();

/** A link's secret as it stands in an address: anything, so that a mangled one gets the page that says so. */
export const secretParam = z.object({ secret: z.string().max(200) });

/** The problems of a form's own fields. Throws `bad-request` when there is more in it than the form has. */
export const ownProblems = (
  problems: readonly Problem[],
  fields: readonly string[],
): readonly Problem[] => {
  if (problems.some(({ field }) => !fields.includes(field)))
    throw new AppError('bad-request', 'errors.fields');
  return problems;
};

/** One posted value, to show the form again as it was filled in. */
export const typed = (posted: Posted, field: string): string => {
  const value = posted[field];
  return typeof value === 'string' ? value : '';
};
