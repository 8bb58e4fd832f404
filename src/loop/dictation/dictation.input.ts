import { z } from 'zod';
import { idParam, slugParam } from '../../platform/text.js';
import { dictationAnswers } from './dictation.js';

export const dictationParams = z.object({ personId: idParam, slug: slugParam });

/** What is not known says nothing. */
export const dictationQuery = z.object({
  did: z.enum(['offered', 'saved']).optional().catch(undefined),
});

/** Whose words of which lesson: chosen, to go to the page where they are written down. */
export const choiceQuery = z.object({
  did: z.enum(['offered', 'saved']).optional().catch(undefined),
  learner: idParam.optional().catch(undefined),
  lesson: slugParam.optional().catch(undefined),
});

export const toldParams = z.object({ slug: slugParam, id: idParam });
export const toldInput = z.object({ answer: z.enum(dictationAnswers) });
