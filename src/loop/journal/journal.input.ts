import { z } from 'zod';
import { idParam, longText, slugParam } from '../../platform/text.js';
import { revision } from '../reflection.input.js';
import { entryText } from './entry.js';

/** The field of an entry's text, in the form that drafts have. */
export const entryField = 'texts[text]';

export const entryParams = z.object({ id: idParam });

/** What is not known says nothing. */
export const journalQuery = z.object({
  lesson: slugParam.optional().catch(undefined),
  before: idParam.optional().catch(undefined),
  did: z.enum(['saved', 'deleted', 'kept']).optional().catch(undefined),
});

/** The form of an entry, by whichever of its buttons; a script sends its text alone, as `text`. */
const entryFields = z.object({
  rev: revision,
  [entryField]: longText.optional(),
  text: longText.optional(),
});

export const entryInput = entryFields
  .extend({ prompt: z.literal(entryText).optional(), to: z.string().optional() })
  .transform(({ rev, prompt, text, ...fields }) => {
    const whole = prompt === undefined;
    const typed = fields[entryField];
    return { rev, whole, text: (whole ? typed : text) ?? '' };
  });

const placeName = z.string().regex(/^[a-z0-9-]+:[a-z0-9-]+$/, { message: 'problems.required' });

export const carryingInput = entryFields
  .extend({ to: placeName })
  .transform(({ rev, to, ...fields }) => {
    const [lesson = '', prompt = ''] = to.split(':');
    return { rev, text: fields[entryField] ?? '', lesson, prompt };
  });

export const deletionInput = entryFields.extend({ to: z.string().optional() });
