import { z } from 'zod';
import { idParam, line, longText, requiredLine, slugParam } from '../platform/text.js';

const shortText = longText.refine((text) => text.length <= 2_000, { message: 'problems.tooLong' });

export const handOnParams = z.object({ id: idParam });

export const newHandOnQuery = z.object({ lesson: slugParam.optional().catch(undefined) });

export const handOnQuery = z.object({
  did: z.enum(['recorded']).optional().catch(undefined),
});

const email = line(254)
  .refine(
    (text) => text === '' || /^[^\s@,;:<>"()]+@[^\s@,;:<>"()]+\.[^\s@,;:<>"()]+$/.test(text),
    {
      message: 'problems.email',
    },
  )
  .transform((text) => (text === '' ? null : text));

/** Mailing it needs an address to mail it to. */
export const handOnInput = z
  .object({
    lesson: z
      .union([z.literal(''), slugParam])
      .default('')
      .transform((slug) => (slug === '' ? null : slug)),
    what: shortText.refine((text) => text.trim() !== '', { message: 'problems.required' }),
    name: requiredLine(120),
    email,
    mail: z
      .literal('yes')
      .optional()
      .transform((chosen) => chosen === 'yes'),
  })
  .superRefine(({ mail, email: address }, context) => {
    if (mail && address === null)
      context.addIssue({ code: 'custom', path: ['email'], message: 'problems.required' });
  });

/** Anything, so that a mangled one gets the page that says so. */
export const secretParams = z.object({ secret: z.string().max(200) });

/** One sentence, where they confirm it; none is needed to say that it did not happen. */
export const menteeInput = z
  .object({
    answer: z.enum(['confirm', 'decline']),
    words: line(500).default(''),
  })
  .superRefine(({ answer, words }, context) => {
    if (answer === 'confirm' && words === '')
      context.addIssue({ code: 'custom', path: ['words'], message: 'problems.required' });
  });
