import { z } from 'zod';
import { idParam, longText, slugParam } from '../platform/text.js';
import { verdicts } from './machine.js';
import { commentsIn, marginTexts, placeOf } from './margin.js';
import { queueParts, queueViews, type QueueMark } from './queue.js';
import { revision } from './reflection.input.js';
import { withWords } from './snippets/snippet.js';

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

const place = mark.nullable().catch(null).default(null);

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
  after: place,
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

/** The filters under which a round was reached: what follows on it goes on under them. */
export const filterQuery = z.object(filterFields);

export const nextQuery = z.object({ ...filterFields, after: place });

export const previousQuery = z.object({ ...filterFields, before: place });

export const reviewQuery = z.object({
  ...filterFields,
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

const isReplyField = (name: string): boolean => name === 'reply' || placeOf(name) !== null;

/**
 * The whole form by its button (`reply`, `verdict`, comments), with words to put in where that was the button (`insert`), or
 * what is typed in one box (`prompt`, `text`).
 */
export const replyDraftInput = z
  .object({
    rev: revision,
    reply: longText.optional(),
    verdict: verdict.optional().catch(undefined),
    prompt: z.string().refine(isReplyField).optional(),
    text: longText.optional(),
    insert: longText.optional(),
  })
  .catchall(longText)
  .transform(({ insert, reply: typed = '', ...rest }) => ({
    ...rest,
    reply: insert === undefined ? typed : withWords(typed, insert),
  }))
  .transform(({ rev, reply, verdict: chosen, prompt, text = '', ...fields }) => ({
    rev,
    texts: prompt
      ? { [prompt]: text }
      : { reply, ...(chosen && { verdict: chosen }), ...marginTexts(fields) },
    whole: prompt === undefined,
  }));

/** A question asks something, in any script. */
export const asksSomething = (text: string): boolean => /[?？؟;՞]/.test(text);

/** All words of a reply: its own, and those beside the answers. */
const saidIn = ({ reply, ...fields }: Record<string, unknown>): string =>
  [String(reply), ...commentsIn(fields).map(({ text }) => text)].join(' ').trim();

export const replyInput = z
  .object({
    rev: revision,
    turn: idParam,
    round: revision,
    turnRev: revision,
    to: idParam,
    reply: longText,
    verdict: z.enum(verdicts, { error: 'problems.required' }),
    /** Prepared words stand in it as they were, and may. */
    asIs: z.literal('yes').optional(),
  })
  .catchall(longText)
  .refine((it) => saidIn(it) !== '', { path: ['reply'], message: 'problems.required' })
  .refine((it) => it.verdict !== 'deeper' || asksSomething(saidIn(it)), {
    path: ['reply'],
    message: 'problems.question',
  })
  .transform(({ turn, round, turnRev, to, reply: text, verdict: chosen, asIs, ...fields }) => {
    const { rev: draftRev, ...rest } = fields;
    const bound = { turn, round, rev: turnRev, to, draftRev };
    return {
      asIs: asIs === 'yes',
      said: { ...bound, verdict: chosen, text, comments: commentsIn(rest) },
    };
  });
