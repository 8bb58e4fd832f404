import type { Quiz } from '../content/course.js';
import { AppError } from '../platform/errors.js';
import { ownButWords, type OwnScope } from '../policy.js';
import type { AttemptRecord } from '../quizzes/attempt.js';
import {
  ideaAfter,
  ideaId,
  newIdea,
  type Answerer,
  type IdeaChange,
  type IdeaRecord,
  type MarkedAnswer,
} from './idea.js';
import type { IdeaStore } from './idea.store.js';

export interface IdeasDependencies {
  ideas: Pick<IdeaStore, 'begin' | 'known' | 'save'>;
  /** The zone in which a person's days begin. */
  zoneOf: (personId: string) => Promise<string>;
}

/** Others may write at the same time: then it is read anew, a few times. */
const mostRounds = 5;

/** Counts answers into ideas. The same answers may come any number of times: they count once. */
export const createIdeas = ({ ideas, zoneOf }: IdeasDependencies) => {
  const changesOf = async (
    scope: OwnScope,
    answers: readonly MarkedAnswer[],
    cohortId: string,
  ): Promise<IdeaChange[]> => {
    const { personId } = scope;
    const [known, zone] = await Promise.all([
      ideas.known(
        scope,
        answers.map((answer) => ideaId(personId, answer)),
      ),
      zoneOf(personId),
    ]);
    const touched = answers.filter(
      (answer) => !answer.held || known.some(({ _id }) => _id === ideaId(personId, answer)),
    );
    if (touched.length === 0) return [];
    const answerer: Answerer = { personId, cohortId, zone };
    return touched.flatMap((answer) => {
      const before = known.find(({ _id }) => _id === ideaId(personId, answer));
      return changeOf(before, ideaAfter(before, answer, answerer));
    });
  };

  /** Each question may come once among the answers. Throws unavailable where others write without end. */
  const count = async (
    { personId, cohortId }: Pick<Answerer, 'personId' | 'cohortId'>,
    answers: readonly MarkedAnswer[],
  ): Promise<void> => {
    const scope = ownButWords(personId);
    for (let round = 0; round < mostRounds; round += 1)
      if (await ideas.save(await changesOf(scope, answers, cohortId))) return;
    throw new AppError('unavailable');
  };

  /** Whether what was missed became the first ideas of the quiz: then nothing needed to be read before. */
  const begin = async (
    { personId, cohortId }: Pick<Answerer, 'personId' | 'cohortId'>,
    answers: readonly MarkedAnswer[],
  ): Promise<boolean> => {
    const missed = answers.filter(({ held }) => !held);
    if (missed.length === 0) return false;
    const answerer: Answerer = { personId, cohortId, zone: await zoneOf(personId) };
    return ideas.begin(missed.map((answer) => newIdea(answer, answerer)));
  };

  return {
    count,
    /** What follows from a try that was handed in. */
    async ofTry(attempt: AttemptRecord, quiz: Quiz): Promise<void> {
      const answers = answersOfTry(attempt, quiz);
      if (attempt.n > 1 || !(await begin(attempt, answers))) await count(attempt, answers);
    },
  };
};

export type Ideas = ReturnType<typeof createIdeas>;

const changeOf = (
  before: IdeaRecord | undefined,
  after: ReturnType<typeof ideaAfter>,
): IdeaChange[] => {
  if (after === 'same') return [];
  if (after !== 'gone') return [{ before, after }];
  return before ? [{ before, after: null }] : [];
};

const answersOfTry = (
  { _id: from, quizId, hash, asked, answers, marks, submittedAt }: AttemptRecord,
  quiz: Quiz,
): MarkedAnswer[] =>
  asked.flatMap((questionId) => {
    const given = answers[questionId];
    const mark = marks[questionId];
    const isThere = quiz.questions.some(({ id }) => id === questionId);
    if (!given || !mark || !submittedAt || !isThere) return [];
    const { answer, sure, why } = given;
    return [
      {
        quizId,
        questionId,
        hash,
        at: submittedAt,
        answer,
        sure,
        why,
        held: mark.held,
        where: 'retry',
        from,
      },
    ];
  });
