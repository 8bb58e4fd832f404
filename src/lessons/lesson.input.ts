import { z } from 'zod';
import { slugParam } from '../platform/text.js';

export const lessonParams = z.object({ slug: slugParam });

export const sectionParams = z.object({ slug: slugParam, section: slugParam });

/** `read=no` takes the mark back. */
export const readingInput = z.strictObject({ read: z.enum(['yes', 'no']).default('yes') });
