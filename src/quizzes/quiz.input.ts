import { z } from 'zod';
import { idParam, slugParam } from '../platform/text.js';

export const quizParams = z.object({ slug: slugParam });

export const attemptParams = z.object({ id: idParam });

const value = z.string().max(100);
const fieldName = /^answers\[([a-z0-9-]{1,60})\]$/;

/** The name of the field that answers a question. */
export const answerField = (questionId: string): string => `answers[${questionId}]`;

/** Fields `answers[question-id]`, one value or several, as a map from question to options. */
export const answersInput = z
  .record(z.string().regex(fieldName), z.union([value, z.array(value).max(50)]))
  .transform(
    (fields) =>
      new Map(
        Object.entries(fields).map(([name, values]) => [
          fieldName.exec(name)?.[1] ?? '',
          [values].flat(),
        ]),
      ),
  );
