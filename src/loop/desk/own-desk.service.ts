import type { CohortInfo } from '../../cohorts/cohort.js';
import { scope, type Actor } from '../../policy.js';
import { stillRuns } from '../closed.js';
import { namesOf, type LoopParts, type Names } from '../loop.js';
import type { Absence } from './absence.js';
import type { Hours } from './hours.js';
import type { createHoursService } from './hours.service.js';

/** All that the page of an instructor's own hours shows. */
export interface OwnDesk {
  /** Those that are not closed. */
  cohorts: CohortInfo[];
  hours: { cohort: CohortInfo; hours: Hours }[];
  absence: Absence | null;
  /** Whom they answer for now. */
  standingIn: Absence[];
  names: Names;
}

export const createOwnDesk = (
  { absences, cohorts, people, clock }: LoopParts,
  hours: ReturnType<typeof createHoursService>,
) => ({
  async story(actor: Actor): Promise<OwnDesk> {
    const now = clock.now();
    const reader = scope(actor, 'review:see');
    const running = actor.instructs.filter((id) => stillRuns(reader, id));
    const [all, each, own, standingIn] = await Promise.all([
      Promise.all(running.map((id) => cohorts.of(id))),
      hours.ofCohorts(actor),
      absences.find(actor.id),
      absences.standingInBy(actor.id, now),
    ]);
    const absence = own && own.endsAt >= now ? own : null;
    const ids = [absence?.standInId ?? null, ...standingIn.map(({ _id }) => _id)];
    const names = await namesOf(people, ids);
    return { cohorts: all, hours: each, absence, standingIn, names };
  },
});

export type OwnDeskService = ReturnType<typeof createOwnDesk>;
