import type { Content } from '../content/content.service.js';
import type { ReaderScope } from '../policy.js';
import type { IdeaStore } from './idea.store.js';
import { quizNow } from './in-course.js';

/** An idea that a learner missed, as their instructor sees it: neither what was chosen nor why. */
export interface MissedIdea {
  title: string;
  /** It was held since. */
  isHeldNow: boolean;
}

export type FindMissed = (
  scope: ReaderScope,
  of: { personId: string; quizId: string },
) => Promise<MissedIdea[]>;

interface MissedDependencies {
  content: Pick<Content, 'course'>;
  ideas: Pick<IdeaStore, 'ofLearner'>;
}

/** The ideas of a quiz that a learner missed at least once, as the quiz asks for them now. */
export const createMissed =
  ({ content, ideas }: MissedDependencies): FindMissed =>
  async (scope, of) => {
    const missed = new Map(
      (await ideas.ofLearner(scope, of)).map((idea) => [idea.questionId, idea]),
    );
    const questions = quizNow(content, of.quizId)?.questions ?? [];
    return questions.flatMap(({ id, title }) => {
      const idea = missed.get(id);
      return idea ? [{ title, isHeldNow: idea.changed !== null }] : [];
    });
  };
