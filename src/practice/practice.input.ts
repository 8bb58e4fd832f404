import { z } from 'zod';
import { idParam } from '../platform/text.js';

export const sessionParams = z.object({ id: idParam });

/** `number` counts from 1. */
export const questionParams = z.object({
  id: idParam,
  number: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number),
});

export const pauseInput = z.strictObject({ paused: z.enum(['yes', 'no']) });
