import { z } from 'zod';
import { idParam, longText, slugParam } from '../platform/text.js';
import type { Posted } from '../web/route.js';
import type { Texts } from './texts.js';

export const reflectionParams = z.object({ slug: slugParam });

export const revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const reported = [
  ...['saved', 'sent', 'takenBack', 'answered', 'carried'],
  ...['set', 'changed', 'cancelled', 'told', 'thinkAgain'],
] as const;

/**
 * What the last act was, to say so once, or the answer of a quiz that it is to begin from; anything else in the address says
 * nothing.
 */
export const reflectionQuery = z.object({
  did: z.enum(reported).optional().catch(undefined),
  from: idParam.optional().catch(undefined),
  question: slugParam.optional().catch(undefined),
});

const textField = /^texts\[([a-z0-9-]+)\]$/;

const textsIn = (fields: Record<string, unknown>): Texts =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const prompt = textField.exec(name)?.[1];
      return prompt !== undefined && typeof value === 'string' ? [[prompt, value]] : [];
    }),
  );

/** The texts of a form as they were typed, to show them again. */
export const typedTexts = (posted: Posted): Texts => textsIn(posted);

/** The whole form, by its buttons. */
export const wholeInput = z
  .object({ rev: revision })
  .catchall(longText)
  .transform(({ rev, ...fields }) => ({ rev, texts: textsIn(fields) }));

/** The whole form, or one prompt as it is typed (`prompt` and `text`). */
export const draftInput = z
  .object({ rev: revision, prompt: slugParam.optional(), text: longText.optional() })
  .catchall(longText)
  .transform(({ rev, prompt, text, ...fields }) =>
    prompt === undefined
      ? { rev, texts: textsIn(fields), whole: true }
      : { rev, texts: { [prompt]: text ?? '' }, whole: false },
  );

export const takeBackInput = z.object({ round: revision });

export const answerInput = z.object({
  answer: longText.refine((text) => text.trim() !== '', { message: 'problems.required' }),
});
