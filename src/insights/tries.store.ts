import type { Connection } from '../platform/database.js';
import type { ReaderScope, Scope } from '../policy.js';
import type { AttemptRecord } from '../quizzes/attempt.js';

/** A place in the row of tries by the time they were handed in. */
export interface TryPlace {
  at: Date;
  id: string;
}

/** A first try as it is counted: without the person, without words. */
export interface CountedTry extends Pick<AttemptRecord, '_id' | 'hash' | 'answers' | 'marks'> {
  submittedAt: Date;
}

export interface AskedTries {
  cohortId: string;
  quizId: string;
  /** The last one that was counted. */
  after: TryPlace | null;
}

/** Of a first try, what was chosen and why, without the person. */
export type ReasonedTry = Pick<CountedTry, 'hash' | 'submittedAt' | 'answers'>;

export interface AskedReasons {
  cohortIds: readonly string[];
  quizId: string;
  questions: readonly string[];
  before: Date | null;
}

export interface TryStore {
  /** First tries that were handed in after a place, in that order. One that is out of reach is not there. */
  next(scope: StatisticsScope, asked: AskedTries, limit: number): Promise<CountedTry[]>;
  /** The latest first tries, with the reasons given for these questions. */
  reasons(scope: ReaderScope, asked: AskedReasons, limit: number): Promise<ReasonedTry[]>;
}

export type StatisticsScope = Extract<Scope, { reach: 'cohorts' | 'install' }>;

const reaches = (scope: StatisticsScope, cohortId: string): boolean =>
  scope.reach === 'install' || scope.cohortIds.includes(cohortId);

const firstTries = { n: 1, state: 'submitted' } as const;

/** Both ways are found by the index alone, so that nothing is read that is not counted. */
const behind = (place: object, { at, id }: TryPlace) => ({
  $or: [
    { ...place, submittedAt: { $gt: at } },
    { ...place, submittedAt: at, _id: { $gt: id } },
  ],
});

/** The quizzes' attempts, read across people; writing them is the quizzes' own. */
export const createTryStore = (db: Connection): TryStore => {
  // Asked for when it is needed: the quizzes name it, and they are put together after what counts them.
  const attempts = () => db.model<AttemptRecord>('Attempt');
  return {
    async next(scope, { cohortId, quizId, after }, limit) {
      if (!reaches(scope, cohortId)) return [];
      const place = { cohortId, quizId, ...firstTries };
      return attempts()
        .find(after ? behind(place, after) : place)
        .sort({ submittedAt: 1, _id: 1 })
        .limit(limit)
        .batchSize(limit)
        .select({ hash: 1, submittedAt: 1, answers: 1, marks: 1 })
        .lean<CountedTry[]>()
        .exec();
    },
    async reasons(scope, { cohortIds, quizId, questions, before }, limit) {
      const reached = cohortIds.filter((id) => scope.cohortIds.includes(id));
      const upTo = before ? { submittedAt: { $lt: before } } : {};
      return attempts()
        .find({ cohortId: { $in: reached }, quizId, ...firstTries, ...upTo })
        .sort({ submittedAt: -1, _id: -1 })
        .limit(limit)
        .select({
          ...{ _id: 0, hash: 1, submittedAt: 1 },
          ...Object.fromEntries(questions.map((id) => [`answers.${id}`, 1])),
        })
        .lean<ReasonedTry[]>()
        .exec();
    },
  };
};
