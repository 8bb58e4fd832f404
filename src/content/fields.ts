import { z } from 'zod';

/** The kinds of value that course files hold. Their messages follow the field's name: `"title" must be text`. */
export const textField = z
  .string({ error: 'must be text' })
  .trim()
  .min(1, { error: 'must not be empty' });

export const textList = z
  .array(textField, { error: 'must be a list' })
  .min(1, { error: 'must have at least one entry' });

export const wholeNumber = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be 1 or more' });

export const idField = z.string({ error: 'must be text' }).regex(/^[a-z][a-z0-9-]{0,59}$/, {
  error: 'must be small letters, digits and hyphens, beginning with a letter',
});

/** One of a few words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });

export const countField = z.union([wholeNumber, z.literal('all')], {
  error: 'must be a whole number or all',
});
