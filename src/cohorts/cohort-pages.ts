import type { Actor } from '../policy.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Problem } from '../web/problems.js';
import type { PageReply } from '../web/reply.js';
import type { Posted } from '../web/route.js';
import { newCohortPage, newCohortView } from './cohort-list.view-model.js';
import { cohortPage, cohortView, type CohortStory } from './cohort.view-model.js';
import type { CohortDesk } from './cohorts.js';

/** Who asks for a page, and how they read it. */
export interface Asking {
  actor: Actor;
  t: Words;
  calendar: Calendar;
}

/** A form that did not go through, to be shown as it was filled in. */
export interface Refused {
  posted: Posted;
  problems: readonly Problem[];
}

const statusFor = (refused: Refused | null): { status: number } => ({
  status: refused ? 422 : 200,
});

export const showNewCohort = async (
  desk: CohortDesk,
  { actor, t, calendar }: Asking,
  refused: Refused | null = null,
): Promise<PageReply> => {
  const staff = await desk.cohorts.possibleInstructors(actor);
  return newCohortPage(newCohortView(t, { staff, calendar, ...refused }), statusFor(refused));
};

export interface AskedCohort {
  id: string;
  asked?: CohortStory['asked'];
  refused?: Refused | null;
}

export const showCohort = async (
  desk: CohortDesk,
  { actor, t, calendar }: Asking,
  { id, asked = { page: 1 }, refused = null }: AskedCohort,
): Promise<PageReply> => {
  const { cohort, instructors } = await desk.cohorts.find(actor, id);
  const people = await desk.enrolment.peopleOf(actor, id);
  const story = { cohort, instructors, people, asked, calendar, mailIsOn: desk.outbox.isOn };
  return cohortPage(cohortView(t, { ...story, ...refused }), statusFor(refused));
};
