import { z } from 'zod';
import { idParam, line, longText, slugParam } from '../platform/text.js';

/** Longest part of a case; it is meant to be short. */
const longestPart = 4_000;

const longestTitle = 120;

const part = longText
  .refine((text) => text.length <= longestPart, { message: 'problems.tooLong' })
  .default('');

export const caseParams = z.object({ slug: slugParam });

export const caseQuery = z.object({
  did: z.enum(['sent', 'withdrawn']).optional().catch(undefined),
});

/**
 * `mask` asks for the page again, without somebody's name; nothing is sent by it. `seen`: ids of those whose names the
 * form listed when it was sent.
 */
export const caseInput = z
  .object({
    title: line(longestTitle).default(''),
    happened: part,
    did: part,
    next: part,
    consent: z.literal('yes').optional(),
    mask: z.string().max(100).optional(),
    seen: z.string().max(2_000).default(''),
  })
  .superRefine(({ mask, consent, ...text }, context) => {
    if (mask !== undefined) return;
    const empty = (['title', 'happened', 'did', 'next'] as const).filter(
      (name) => !text[name].trim(),
    );
    for (const name of empty)
      context.addIssue({ code: 'custom', path: [name], message: 'problems.required' });
    if (consent === undefined)
      context.addIssue({ code: 'custom', path: ['consent'], message: 'problems.consent' });
  });

export const reviewParams = z.object({ id: idParam });

/** A line is needed to send it back. */
export const caseReviewInput = z
  .object({
    act: z.enum(['show', 'return']),
    line: line(500).default(''),
    rev: z.coerce.number().int().positive(),
  })
  .superRefine(({ act, line: said }, context) => {
    if (act === 'return' && said === '')
      context.addIssue({ code: 'custom', path: ['line'], message: 'problems.required' });
  });

/** Where the list goes on; both parts make a mark, and without one it begins with the latest. */
export const casesQuery = z
  .object({
    before: z
      .string()
      .regex(/^\d{1,14}$/)
      .optional()
      .catch(undefined),
    id: idParam.optional().catch(undefined),
  })
  .transform(({ before, id }) =>
    before === undefined || id === undefined ? null : { at: new Date(Number(before)), id },
  );
