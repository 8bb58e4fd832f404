import { z } from 'zod';
import { idParam } from '../../platform/text.js';
import { trackNames } from '../earning.js';
import { withdrawalReasons } from './certificate.js';

export const trackParams = z.object({ track: z.enum(trackNames) });

/** Anything, so that a mangled one gets the page that says so. */
export const codeParams = z.object({ code: z.string().max(200) });

export const keyParams = z.object({ key: z.string().max(100) });

export const personParams = z.object({ personId: idParam });

export const withdrawalParams = z.object({ personId: idParam, track: z.enum(trackNames) });

export const withdrawalInput = z.object({
  reason: z.enum(withdrawalReasons, { message: 'problems.required' }),
});
