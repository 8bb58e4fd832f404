import type { CohortService } from '../cohorts/cohort.service.js';
import type { CohortRecord } from '../cohorts/cohort.js';
import type { HandOnCase } from '../hand-on/hand-on.js';
import type { CommitmentCase } from '../loop/commitment/commitment.js';
import { scope, type Actor, type InstallScope } from '../policy.js';
import { followThrough, type FollowThrough } from './from-five.js';

/** Reads every one of a cohort, without a word of it. */
interface CasesOf<T> {
  casesIn(scope: InstallScope, cohortId: string): Promise<T[]>;
}

export interface ReportDependencies {
  cohorts: Pick<CohortService, 'find'>;
  commitments: CasesOf<CommitmentCase>;
  handOns: CasesOf<HandOnCase>;
}

export interface Report {
  cohort: CohortRecord;
  came: FollowThrough;
}

/** What a sponsor may be told of a cohort: no words, and no number about fewer than five people. */
export const createReportService = ({ cohorts, commitments, handOns }: ReportDependencies) => ({
  /** Throws `not-found`. */
  async of(actor: Actor, cohortId: string): Promise<Report> {
    const reach = scope(actor, 'report:see');
    const [{ cohort }, setOut, passedOn] = await Promise.all([
      cohorts.find(actor, cohortId),
      commitments.casesIn(reach, cohortId),
      handOns.casesIn(reach, cohortId),
    ]);
    return { cohort, came: followThrough(setOut, passedOn) };
  },
});

export type ReportService = ReturnType<typeof createReportService>;
