import { z } from 'zod';
import type { Words } from '../platform/words.js';

/** What is to be mended in a form: the field and a key of the catalogue under `problems.`. */
export interface Problem {
  field: string;
  message: string;
  values?: Record<string, string | number>;
}

const messageOf = (issue: z.core.$ZodIssue): string =>
  issue.message.startsWith('problems.') ? issue.message : 'problems.invalid';

/** One problem a field, the first that applies. */
export const problemsOf = (error: z.ZodError): Problem[] => {
  const byField = new Map<string, Problem>();
  for (const issue of error.issues) {
    const field = issue.path.join('.');
    if (!byField.has(field)) byField.set(field, { field, message: messageOf(issue) });
  }
  return [...byField.values()];
};

/** The input of a write whose form has no fields of its own. */
export const noFields = z.strictObject({});

/** Problems in words, as the error summary and the fields print them. */
export const showProblems = (
  t: Words,
  problems: readonly Problem[],
): { field: string; message: string }[] =>
  problems.map(({ field, message, values }) => ({ field, message: t(message, values) }));
