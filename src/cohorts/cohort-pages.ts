import type { Actor } from '../policy.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Problem } from '../web/problems.js';
import type { PageReply } from '../web/reply.js';
import type { Posted } from '../web/route.js';
import { newCohortPage, newCohortView } from './cohort-list.view-model.js';
import { cohortPage, cohortView } from './cohort.view-model.js';
import type { CohortDesk } from './cohorts.js';
import { listPeople, type AskedPeople } from './people.js';

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
  asked?: AskedPeople;
  refused?: Refused | null;
}

export const showCohort = async (
  desk: CohortDesk,
  { actor, t, calendar }: Asking,
  { id, asked = { page: 1 }, refused = null }: AskedCohort,
): Promise<PageReply> => {
  const { cohort, instructors } = await desk.cohorts.find(actor, id);
  const listed = listPeople(await desk.enrolment.peopleOf(actor, id), asked);
  const read = await desk.lessonsRead(listed.shown.map(({ member }) => member.id));
  const people = { cohort, listed, read, asked, calendar };
  const story = { ...people, instructors, me: actor.id, mailIsOn: desk.outbox.isOn };
  return cohortPage(cohortView(t, { ...story, ...refused }), statusFor(refused));
};
