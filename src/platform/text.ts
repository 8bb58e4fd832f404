import { z } from 'zod';

// Control characters except tab and line feed; a lone surrogate cannot be stored faithfully.
// eslint-disable-next-line no-control-regex -- refusing exactly these characters is the point
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const isStorable = (text: string): boolean => text.isWellFormed() && !refused.test(text);

/** NFC, with CRLF and CR as LF. */
export const normalise = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');

/** Longest text of one prompt, in UTF-16 units. */
export const longestText = 20_000;

const text = (longest: number) =>
  z
    .string()
    .transform(normalise)
    .refine(isStorable, { message: 'problems.characters' })
    .refine((value) => value.length <= longest, { message: 'problems.tooLong' });

/** What somebody writes at length: kept as typed, line breaks and all. */
export const longText = text(longestText);

/** One line: trimmed, inner white space folded. Empty is allowed; add `required` to forbid it. */
export const line = (longest = 200) =>
  text(longest).transform((value) => value.replace(/\s+/g, ' ').trim());

/** One line that may not be empty. */
export const requiredLine = (longest = 200) =>
  line(longest).refine((value) => value.length > 0, { message: 'problems.required' });

/** A record id as it stands in an address. */
export const idParam = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** A slug as it stands in an address: lesson, section, prompt. */
export const slugParam = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100);
