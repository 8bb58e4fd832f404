import { z } from 'zod';
import { idParam, requiredLine, slugParam } from '../../platform/text.js';

export const learnerParams = z.object({ personId: idParam });

/** What is not known says nothing. */
export const earlierQuery = z.object({
  did: z.enum(['asked', 'dropped', 'opened']).optional().catch(undefined),
});

export const longestLine = 500;

export const askInput = z.object({
  lesson: z.string({ message: 'problems.required' }).pipe(slugParam),
  line: requiredLine(longestLine),
});

/** `turn:n` */
export const openInput = z.object({ round: z.string().max(100) });

export const consentParams = z.object({ slug: slugParam, id: idParam });

export const answerInput = z.object({ answer: z.enum(['yes', 'no']) });
