import type { Content } from '../content/content.service.js';
import type { Choice, IdeaRecord } from './idea.js';
import type { IdeaStore } from './idea.store.js';
import { answerInWords } from './in-words.js';

export interface OwnWordsDependencies {
  content: Pick<Content, 'quizVersion'>;
  ideas: Pick<IdeaStore, 'exportOf'>;
}

interface InWords {
  question: string;
  answer: string[];
}

/** What a person gets of their ideas: the records, and beside them what they say to somebody who has no course at hand. */
export const createIdeaExport = ({ content, ideas }: OwnWordsDependencies) => {
  const inWords = async (
    { questionId }: IdeaRecord,
    { hash, answer }: Choice,
  ): Promise<InWords> => {
    const { questions } = await content.quizVersion(hash);
    const question = questions.find(({ id }) => id === questionId);
    if (!question) return { question: questionId, answer };
    return { question: question.title, answer: answerInWords(question, answer) };
  };

  return async (personId: string) =>
    Promise.all(
      (await ideas.exportOf(personId)).map(async (idea) => ({
        ...idea,
        firstMissInWords: await inWords(idea, idea.firstMiss),
        changedInWords: idea.changed && (await inWords(idea, idea.changed)),
      })),
    );
};
