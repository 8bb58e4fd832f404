import { z } from 'zod';
import { asEmail } from '../accounts/login.js';
import { isDay, isZone } from '../platform/dates.js';
import { idParam, line, longText, requiredLine } from '../platform/text.js';

const day = z.string().refine(isDay, { message: 'problems.date' });
const longestEmail = 254;

const email = line(longestEmail).refine((value) => value === '' || asEmail(value) !== null, {
  message: 'problems.email',
});

/** A browser sends one ticked box as a text, several as a list, and none as nothing. */
const ticked = z
  .union([idParam, z.array(idParam).max(20)])
  .optional()
  .transform((value) => [value ?? []].flat());

/** Days, one a line. */
const days = longText
  .optional()
  .transform((value) => (value ?? '').split(/[\s,;]+/).filter((part) => part !== ''))
  .refine((all) => all.every(isDay), { message: 'problems.days' })
  .refine((all) => all.length <= 200, { message: 'problems.tooLong' });

export const cohortInput = z
  .strictObject({
    name: requiredLine(120),
    start: day,
    end: day,
    zone: z.string().refine(isZone),
    daysOff: days,
    instructors: ticked,
    instructorName: line(),
    instructorEmail: email,
  })
  .refine(({ start, end }) => !isDay(start) || !isDay(end) || start <= end, {
    path: ['end'],
    message: 'problems.endBeforeStart',
  })
  .refine(
    ({ instructorName, instructorEmail }) => instructorEmail === '' || instructorName !== '',
    {
      path: ['instructorName'],
      message: 'problems.required',
    },
  )
  .refine(
    ({ instructorName, instructorEmail }) => instructorName === '' || instructorEmail !== '',
    {
      path: ['instructorEmail'],
      message: 'problems.required',
    },
  );

export const daysOffInput = z.strictObject({ daysOff: days });

export const instructorInput = z.strictObject({
  instructorName: requiredLine(),
  instructorEmail: requiredLine(longestEmail).refine((value) => asEmail(value) !== null, {
    message: 'problems.email',
  }),
});

/** One person, by whatever they sign in with; what is wrong with it is told by the same rules as for lists. */
export const enrolInput = z.strictObject({ name: line(), login: requiredLine(longestEmail) });

export const cohortParams = z.object({ id: idParam });
export const personParams = z.object({ id: idParam, enrolmentId: idParam });
export const instructorParams = z.object({ id: idParam, personId: idParam });

const pageNumber = z.coerce.number().int().min(1).max(1_000).catch(1);

/** What narrows the list of people; anything else in the address is not looked at. */
export const peopleQuery = z.object({
  state: z.enum(['not-invited', 'invited', 'joined', 'withdrawn']).optional().catch(undefined),
  page: pageNumber,
});

export const importParams = z.object({ id: idParam, importId: idParam });

export const rowsQuery = z.object({
  verdict: z.enum(['new', 'change', 'same', 'error']).optional().catch(undefined),
  page: pageNumber,
});

/** A list as pasted; its rules are those of a file. */
export const pasteInput = z.strictObject({ list: z.string() });
