import { z } from 'zod';
import { isDay } from '../../platform/dates.js';
import { line, longText, requiredLine } from '../../platform/text.js';
import { results } from '../machine.js';
import { revision } from '../reflection.input.js';
import { blockers } from './commitment.js';

const shortText = longText.refine((text) => text.length <= 2_000, { message: 'problems.tooLong' });
const written = shortText.refine((text) => text.trim() !== '', { message: 'problems.required' });

export const aimInput = z.object({
  act: z.enum(['commit', 'change', 'newDate']),
  rev: revision,
  action: written,
  withWhom: line(200),
  day: z
    .string()
    .trim()
    .refine((day) => isDay(day), { message: 'problems.date' }),
  sign: shortText,
});

export const cancelInput = z.object({ rev: revision, reason: written });

const blocker = z
  .enum(['', ...blockers])
  .default('')
  .transform((chosen) => (chosen === '' ? null : chosen));

/** What was theirs to change next is asked where something is left to do: a blocker alone tells only of others. */
export const outcomeInput = z
  .object({
    act: z.enum(['tell', 'explain']),
    rev: revision,
    result: z.enum(results, { message: 'problems.required' }),
    happened: written,
    ledThere: written,
    blocker,
    blockerWords: line(500),
    mine: shortText,
    whatNext: shortText,
  })
  .superRefine(({ result, mine }, context) => {
    if (result !== 'did' && mine.trim() === '')
      context.addIssue({ code: 'custom', path: ['mine'], message: 'problems.mine' });
  });

export const turnInput = z.object({ rev: revision });

/** What the link in a mail takes: how it went, and one line. */
export const mailedOutcomeInput = z.object({
  result: z.enum(results, { message: 'problems.required' }),
  line: requiredLine(300),
});
