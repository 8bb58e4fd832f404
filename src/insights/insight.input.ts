import { z } from 'zod';
import { idParam, slugParam } from '../platform/text.js';

export const insightParams = z.object({ slug: slugParam });

const cohort = idParam.nullable().catch(null).default(null);

/** An instant in milliseconds, as a link of ours has it; anything else is as good as none. */
const instant = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform((ms) => new Date(Number(ms)))
  .nullable()
  .catch(null)
  .default(null);

const version = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .nullable()
  .catch(null)
  .default(null);

/** Filters in the address. What it does not say, or says in a form that no page of ours has, filters nothing. */
export const insightsQuery = z.object({ cohort });

export const insightQuery = z.object({ cohort, version, before: instant });
