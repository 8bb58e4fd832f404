import type { Content } from '../content/content.service.js';
import type { Clock } from '../platform/clock.js';
import { foldTries, type QuizVersions } from './folding.js';
import {
  noStatistics,
  statisticsId,
  type CountedPlace,
  type StatisticsRecord,
  type StatisticsStore,
  type VersionTally,
} from './statistics.store.js';
import type { CountedTry, StatisticsScope, TryPlace, TryStore } from './tries.store.js';

export interface CountingDependencies {
  tries: TryStore;
  statistics: StatisticsStore;
  content: Pick<Content, 'quizVersion'>;
  clock: Clock;
}

/** What is counted of a cohort at a quiz. */
export interface Counted extends CountedPlace {
  versions: VersionTally[];
  /** Tries were handed in that are not counted yet; the job goes on with them. */
  isBehind: boolean;
}

export interface Patience {
  pages: number;
  ms: number;
}

/** A page waits for so much counting, and the job goes on with the rest. */
const onThePage: Patience = { pages: 40, ms: 1_500 };
const unhurried: Patience = { pages: 400, ms: 30_000 };

const tryPage = 500;

/**
 * Tries of so late are counted for this page only, and never saved. Their time was set before they were written, and by a
 * process whose clock may differ: within this time one may still appear before another that is there already.
 */
const unsettledMs = 10_000;

/** Counting under way: `settled` will be saved, `fresh` comes on top of it for this page. */
interface Count {
  settled: VersionTally[];
  cursor: TryPlace | null;
  fresh: CountedTry[];
  last: TryPlace | null;
  isBehind: boolean;
}

const placeOf = ({ submittedAt: at, _id: id }: CountedTry): TryPlace => ({ at, id });

const quizzesOf = async (
  { content }: CountingDependencies,
  tries: readonly CountedTry[],
): Promise<QuizVersions> => {
  const hashes = [...new Set(tries.map(({ hash }) => hash))];
  const found = hashes.map(async (hash) => [hash, await content.quizVersion(hash)] as const);
  return new Map(await Promise.all(found));
};

interface Until {
  settled: Date;
  patience: Patience;
}

/** Reads on from where the saved counters end, page by page. */
const readOn = async (
  deps: CountingDependencies,
  { scope, record }: { scope: StatisticsScope; record: StatisticsRecord },
  until: Until,
): Promise<Count> => {
  const { cohortId, quizId, cursor, versions } = record;
  const count: Count = {
    ...{ settled: versions, cursor, fresh: [], last: cursor },
    isBehind: false,
  };
  const end = deps.clock.now().getTime() + until.patience.ms;
  for (let page = 1; ; page += 1) {
    const tries = await deps.tries.next(scope, { cohortId, quizId, after: count.last }, tryPage);
    const settled = tries.filter(({ submittedAt }) => submittedAt <= until.settled);
    const [lastSettled, last] = [settled.at(-1), tries.at(-1)];
    if (lastSettled) {
      count.settled = foldTries(count.settled, await quizzesOf(deps, settled), settled);
      count.cursor = placeOf(lastSettled);
    }
    count.fresh.push(...tries.slice(settled.length));
    if (last) count.last = placeOf(last);
    if (tries.length < tryPage) return count;
    count.isBehind = page >= until.patience.pages || deps.clock.now().getTime() >= end;
    if (count.isBehind) return count;
  }
};

const count = async (
  deps: CountingDependencies,
  { scope, record }: { scope: StatisticsScope; record: StatisticsRecord },
  patience: Patience,
): Promise<Counted> => {
  const settled = new Date(deps.clock.now().getTime() - unsettledMs);
  const found = await readOn(deps, { scope, record }, { settled, patience });
  const { cursor, isBehind } = found;
  const isNew = cursor?.id !== record.cursor?.id || isBehind !== record.behind;
  // Whoever saves first has counted the same tries: the other's save is refused, and nothing is counted twice.
  if (isNew)
    await deps.statistics.save({ ...record, cursor, behind: isBehind, versions: found.settled });
  return {
    cohortId: record.cohortId,
    quizId: record.quizId,
    versions: foldTries(found.settled, await quizzesOf(deps, found.fresh), found.fresh),
    isBehind,
  };
};

export interface Counting {
  /** Counters up to this moment. What was counted before is not read again. */
  of(scope: StatisticsScope, places: readonly CountedPlace[]): Promise<Counted[]>;
  /** Goes on where pages could not wait. For the job runner. */
  goOn(): Promise<void>;
}

export const createCounting = (deps: CountingDependencies): Counting => ({
  async of(scope, places) {
    const known = await deps.statistics.findMany(places);
    const records = places.map((place) => known.get(statisticsId(place)) ?? noStatistics(place));
    return Promise.all(records.map((record) => count(deps, { scope, record }, onThePage)));
  },
  async goOn() {
    for (const record of await deps.statistics.behind(20))
      await count(deps, { scope: { reach: 'install' }, record }, unhurried);
  },
});
