import { z } from 'zod';
import { longText } from '../../platform/text.js';

/** A snippet's id is the key of the form that added it. */
export const snippetParams = z.object({ id: z.string().regex(/^[\w-]{8,64}$/) });

export const snippetQuery = z.object({
  did: z.enum(['added', 'changed', 'removed']).optional().catch(undefined),
});

/** Its words go with the button, and do not matter. */
export const removalInput = z.object({});

const longest = 2_000;

export const snippetInput = z.object({
  text: longText
    .transform((text) => text.trim())
    .refine((text) => text !== '', { message: 'problems.required' })
    .refine((text) => text.length <= longest, { message: 'problems.tooLong' }),
});
