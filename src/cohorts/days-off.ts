import type { Day } from '../platform/dates.js';
import { notFound } from '../platform/errors.js';
import type { InstallScope, ReaderScope } from '../policy.js';
import { doOnce, type CohortParts, type Sent } from './parts.js';

export interface DaysOff {
  cohortId: string;
  daysOff: readonly Day[];
}

/** Sets the days on which nobody is expected to answer, for an admin or whoever instructs the cohort. Throws `not-found`. */
export const settingDaysOff =
  (parts: CohortParts) =>
  (
    sent: Sent,
    scope: InstallScope | ReaderScope,
    { cohortId, daysOff }: DaysOff,
  ): Promise<void> => {
    const days = [...new Set(daysOff)].sort();
    return doOnce(parts, { ...sent, payload: { cohortId, days } }, async (tx) => {
      const cohort = await parts.cohorts.setDaysOff(tx, scope, { id: cohortId, daysOff: days });
      if (!cohort) throw notFound();
      await parts.daysOffSet(tx, { cohortId, before: cohort, after: { ...cohort, daysOff: days } });
      await parts.audit.record(tx, {
        actor: sent.actor.id,
        action: 'cohort:set-days-off',
        target: `cohort:${cohortId}`,
        fields: ['daysOff'],
      });
    });
  };

export type SetDaysOff = ReturnType<typeof settingDaysOff>;
