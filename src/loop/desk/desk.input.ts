import { z } from 'zod';
import { isDay } from '../../platform/dates.js';
import { idParam, longText } from '../../platform/text.js';
import { revision } from '../reflection.input.js';

/** A note of staff: a few lines, no letter. */
export const longestNote = 2_000;

const note = longText
  .transform((text) => text.trim())
  .refine((text) => text.length <= longestNote, { message: 'problems.tooLong' });

const colleague = z
  .string()
  .refine((id) => idParam.safeParse(id).success, { message: 'problems.colleague' });

export const handOverInput = z.object({
  to: colleague,
  note,
  turnRev: revision,
});

export const noteInput = z.object({
  text: note.refine((text) => text !== '', { message: 'problems.required' }),
});

const day = z.string().refine(isDay, { message: 'problems.date' });

export const absenceInput = z.object({
  from: day,
  to: day,
  standIn: colleague,
});

export const deskParams = z.object({ id: idParam });

export const deskQuery = z.object({
  did: z.enum(['away', 'back', 'daysOff']).optional().catch(undefined),
});
