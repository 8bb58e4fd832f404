import { z } from 'zod';

/** Where the line goes on; both parts make a mark, and without one it begins with the latest. */
export const growthQuery = z
  .object({
    before: z
      .string()
      .regex(/^\d{1,14}$/)
      .optional(),
    id: z.string().max(300).optional(),
  })
  .transform(({ before, id }) =>
    before === undefined || id === undefined ? null : { at: new Date(Number(before)), id },
  );
