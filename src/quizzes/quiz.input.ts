import { z } from 'zod';
import { idParam, slugParam } from '../platform/text.js';
import type { Posted } from '../web/route.js';

export const quizParams = z.object({ slug: slugParam });

export const attemptParams = z.object({ id: idParam });

export const questionParams = z.object({ id: idParam, question: slugParam });

const value = z.string();

/** The fields of a question's form, whatever they are: what its kind makes of them says what is to be mended. */
export const answerInput: z.ZodType<Posted> = z.record(
  z.string(),
  z.union([value, z.array(value)]),
);

/** The number of the hint that is asked for; null where the form sends an answer. */
export const hintIn = ({ hint }: Posted): number | null =>
  typeof hint === 'string' && /^[1-9]\d?$/.test(hint) ? Number(hint) : null;
