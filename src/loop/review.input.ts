import { z } from 'zod';
import { idParam, longText, slugParam } from '../platform/text.js';
import { verdicts } from './machine.js';
import { queueParts, queueViews, type QueueMark } from './queue.js';
import { revision } from './reflection.input.js';

/** `turn:n`, as it stands in an address. */
export const reviewParams = z.object({
  roundId: z
    .string()
    .refine(
      (id) => idParam.safeParse(id.slice(0, 36)).success && /^:[1-9]\d{0,3}$/.test(id.slice(36)),
    ),
});

const markShape = /^([a-z]+)\.(\d{1,15})\.(.+)$/;

/** Reads a mark of the queue; one that was tampered with begins at the top. */
const mark = z.string().transform((text): QueueMark | null => {
  const [, part, at, id] = markShape.exec(text) ?? [];
  const known = queueParts.find((one) => one === part);
  return known && id && idParam.safeParse(id).success ? { part: known, at: Number(at), id } : null;
});

const filterFields = {
  cohort: idParam.nullable().catch(null).default(null),
  lesson: slugParam.nullable().catch(null).default(null),
  mine: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
};

/** Filters in the address. What it does not say, or says wrongly, filters nothing. */
export const queueQuery = z.object({
  ...filterFields,
  show: z.enum(queueViews).catch('waiting').default('waiting'),
  after: mark.nullable().catch(null).default(null),
  before: idParam.nullable().catch(null).default(null),
  sent: idParam.optional().catch(undefined),
  only: z.literal('others').optional().catch(undefined),
  did: z.enum(['confirmed', 'handedOver']).optional().catch(undefined),
});

export const confirmParams = z.object({ personId: idParam });

/** The instant at which the link was used that is spoken about, as its page named it. */
export const confirmInput = z.strictObject({
  usedAt: z.coerce
    .number()
    .int()
    .min(0)
    .max(8.64e15)
    .transform((ms) => new Date(ms)),
});

export const nextQuery = z.object(filterFields);

export const reviewQuery = z.object({
  sent: idParam.optional().catch(undefined),
  did: z.enum(['saved', 'undone', 'closed', 'corrected', 'noted']).optional().catch(undefined),
});

const said = longText.refine((text) => text.trim() !== '', { message: 'problems.required' });

export const undoInput = z.object({ reply: idParam });

export const closingInput = z.object({ turnRev: revision });

const verdict = z.enum(verdicts);

/** The words of a reply that was sent, and its verdict where that may still be another. */
export const correctionInput = z
  .object({
    reply: idParam,
    version: revision,
    text: said,
    verdict: z.enum(['deeper', 'ready']).optional(),
  })
  .transform(({ verdict: chosen, ...rest }) => ({ ...rest, verdict: chosen ?? null }));

/** The whole form by its button (`reply`, `verdict`), or what is typed (`prompt`, `text`). */
export const replyDraftInput = z
  .object({
    rev: revision,
    reply: longText.optional(),
    verdict: verdict.optional().catch(undefined),
    prompt: z.literal('reply').optional(),
    text: longText.optional(),
  })
  .transform(({ rev, reply, verdict: chosen, prompt, text }) =>
    prompt
      ? { rev, texts: { reply: text ?? '' }, whole: false }
      : {
          rev,
          texts: { reply: reply ?? '', ...(chosen === undefined ? {} : { verdict: chosen }) },
          whole: true,
        },
  );

/** A question asks something, in any script. */
export const asksSomething = (text: string): boolean => /[?？؟;՞]/.test(text);

export const replyInput = z
  .object({
    rev: revision,
    turn: idParam,
    round: revision,
    turnRev: revision,
    to: idParam,
    reply: said,
    verdict: z.enum(verdicts, { error: 'problems.required' }),
  })
  .refine((it) => it.verdict !== 'deeper' || asksSomething(it.reply), {
    path: ['reply'],
    message: 'problems.question',
  })
  .transform(({ rev: draftRev, turnRev, reply, ...rest }) => ({
    ...rest,
    draftRev,
    rev: turnRev,
    text: reply,
  }));
