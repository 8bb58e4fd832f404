import type { Content } from '../content/content.service.js';
import type { Question } from '../content/course.js';
import type { Actor } from '../policy.js';
import type { PracticeService } from '../practice/practice.service.js';
import type { GrowthEvent, GrowthSource } from './growth.js';

export interface ChangedMindsDependencies {
  content: Pick<Content, 'quizVersion'>;
  practice: Pick<PracticeService, 'changed'>;
}

type Changed = Awaited<ReturnType<PracticeService['changed']>>[number];

/** Ideas that were missed once and held later, in a later try or in practice. */
export const changedMinds = ({ content, practice }: ChangedMindsDependencies): GrowthSource => {
  const find = async (
    { locale }: Actor,
    hash: string,
    questionId: string,
  ): Promise<[Question, string] | null> => {
    const quiz = await content.quizVersion(hash, locale);
    const question = quiz.questions.find(({ id }) => id === questionId);
    return question ? [question, quiz.title] : null;
  };

  const eventOf = async (actor: Actor, idea: Changed): Promise<GrowthEvent[]> => {
    const { _id: id, quizId, questionId, firstMiss, changed } = idea;
    const [then, now] = await Promise.all([
      find(actor, firstMiss.hash, questionId),
      find(actor, changed.hash, questionId),
    ]);
    if (!then || !now) return [];
    const [question, quizTitle] = now;
    const what = {
      ...{ kind: 'changed-mind' as const, quizId, quizTitle, where: changed.where },
      before: { ...firstMiss, question: then[0] },
      now: { at: changed.at, answer: changed.answer, question },
    };
    return [{ id, at: changed.at, what }];
  };

  return async (actor, page) =>
    (
      await Promise.all((await practice.changed(actor, page)).map((idea) => eventOf(actor, idea)))
    ).flat();
};
