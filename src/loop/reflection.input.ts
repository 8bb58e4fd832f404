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
  ...['taken', 'declined'],
  ...['set', 'changed', 'cancelled', 'told', 'thinkAgain'],
  ...['letIn', 'keptShut', 'shutAgain'],
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

/** Fields of a form that share a name: `texts[what-happened]`, `rating[describes]`. */
const fieldsNamed = (
  shared: 'texts' | 'rating',
  fields: Readonly<Record<string, unknown>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const id = new RegExp(`^${shared}\\[([a-z0-9-]+)\\]$`).exec(name)?.[1];
      return id !== undefined && typeof value === 'string' ? [[id, value]] : [];
    }),
  );

const answersIn = (fields: Readonly<Record<string, unknown>>) => ({
  texts: fieldsNamed('texts', fields),
  ratings: fieldsNamed('rating', fields),
});

/** A form as it was filled in, to show it again. */
export const typedAnswers = (posted: Posted): Answers => answersIn(posted);

export interface Answers {
  texts: Texts;
  ratings: Readonly<Record<string, string>>;
}

/** The whole form, by its buttons. */
export const wholeInput = z
  .object({ rev: revision })
  .catchall(longText)
  .transform(({ rev, ...fields }) => ({ rev, ...answersIn(fields) }));

/** The whole form, or one prompt as it is typed (`prompt` and `text`). */
export const draftInput = z
  .object({ rev: revision, prompt: slugParam.optional(), text: longText.optional() })
  .catchall(longText)
  .transform(({ rev, prompt, text, ...fields }) =>
    prompt === undefined
      ? { rev, ...answersIn(fields), whole: true }
      : { rev, texts: { [prompt]: text ?? '' }, ratings: {}, whole: false },
  );

export const takeBackInput = z.object({ round: revision });

export const answerInput = z.object({
  answer: longText.refine((text) => text.trim() !== '', { message: 'problems.required' }),
});
