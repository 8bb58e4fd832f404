import { notFound } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import type { AskedQuestion, Given } from './attempt.js';
import type { FindSheet } from './sheet.js';

/** An answer as the person gave it, in plain words. */
export interface Recalled {
  lesson: string;
  question: string;
  /** What was chosen, placed, matched or written: a line each. */
  answer: string[];
  why: string | null;
}

const wordsOf = ({ question, partners }: AskedQuestion, { answer }: Given): string[] => {
  const textOf = (id: string): string => question.options.find((one) => one.id === id)?.text ?? '';
  const partnerOf = (at: number): string =>
    partners.find(({ id }) => id === answer[at])?.text ?? '';
  if (question.kind === 'short') return [...answer];
  if (question.kind === 'match')
    return question.options.map(({ text }, at) => `${text} → ${partnerOf(at)}`);
  if (question.kind === 'order' || question.kind === 'judgement')
    return answer.map((id, at) => `${at + 1}. ${textOf(id)}`);
  return answer.map(textOf);
};

/** What the actor answered to a question of a try that was handed in or marked. Throws not found. */
export const createRecall =
  (findSheet: FindSheet) =>
  async (actor: Actor, id: string, questionId: string): Promise<Recalled> => {
    const { attempt, questions, quiz } = await findSheet(actor, id);
    const asked = questions.find(({ question }) => question.id === questionId);
    const given = attempt.answers[questionId];
    if (!asked || !given) throw notFound();
    const answer = wordsOf(asked, given);
    return { lesson: quiz.id, question: asked.question.title, answer, why: given.why };
  };
