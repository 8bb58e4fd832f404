import type { Content } from '../content/content.service.js';
import type { CohortReader, CohortRecord } from '../cohorts/cohort.js';
import type { Clock } from '../platform/clock.js';
import type { Connection } from '../platform/database.js';
import { may, scope, type Actor, type InstallScope } from '../policy.js';
import { createCounting, type Counting } from './counting.js';
import { createInsightService, type InsightService, type NamedCohort } from './insights.service.js';
import { createStatisticsStore, type StatisticsStore } from './statistics.store.js';
import { createTryStore } from './tries.store.js';

interface InsightParts {
  content: Content;
  cohorts: Pick<CohortReader, 'namesOf'>;
  /** All cohorts, for who looks after the course. */
  cohortStore: { list(scope: InstallScope): Promise<Pick<CohortRecord, '_id' | 'name'>[]> };
}

const cohortsFor =
  ({ cohorts, cohortStore }: InsightParts) =>
  async (actor: Actor): Promise<NamedCohort[]> => {
    const names = await cohorts.namesOf(actor.instructs);
    const own = actor.instructs.map((id) => ({ id, name: names.get(id) ?? '' })).reverse();
    if (!may(actor, 'cohort:manage')) return own;
    const all = await cohortStore.list(scope(actor, 'cohort:manage'));
    return all.map(({ _id: id, name }) => ({ id, name }));
  };

/** Statistics of quizzes. */
export const createInsights = (
  { db, clock }: { db: Connection; clock: Clock },
  parts: InsightParts,
): { insights: InsightService; counting: Counting; statistics: StatisticsStore } => {
  const tries = createTryStore(db);
  const statistics = createStatisticsStore(db);
  const { content } = parts;
  const counting = createCounting({ tries, statistics, content, clock });
  const cohortsOf = cohortsFor(parts);
  return {
    statistics,
    counting,
    insights: createInsightService({ counting, tries, content, cohortsOf }),
  };
};
