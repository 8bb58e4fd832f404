import { addDays } from '../platform/dates.js';
import type { Actor } from '../policy.js';
import { learnersOne } from './learners-one.js';
import { learnersTwo } from './learners-two.js';
import type { Past } from './past.js';
import { cindy, colleague, learnerEmail, notJoined, zone } from './people.js';
import type { DemoServices } from './step.js';

export const learners = [...learnersOne, ...learnersTwo];

/** Working days since the cohort began: five weeks. */
export const beganAgo = 25;
const lastsDays = 91;

/** An admin at their desk: every form they send has a key of its own. */
export interface Desk {
  services: DemoServices;
  past: Past;
  admin: Actor;
  key: () => string;
}

const sentBy = ({ admin, key }: Desk) => ({ actor: admin, key: key() });

const addCohort = async (desk: Desk): Promise<string> => {
  const { cohorts } = desk.services.cohortDesk;
  const start = desk.past.day(beganAgo);
  const id = await cohorts.create(sentBy(desk), {
    name: 'Lakeside group',
    zone,
    start,
    end: addDays(start, lastsDays),
    daysOff: [addDays(start, lastsDays - 21)],
    instructorIds: [],
    invited: cindy,
  });
  await cohorts.addInstructor(sentBy(desk), id, colleague);
  return id;
};

const enrol = async (
  desk: Desk,
  cohortId: string,
  person: { name: string; email: string; number: string },
): Promise<void> => {
  const { enrolment } = desk.services.cohortDesk;
  const { verdict } = await enrolment.enrolOne(sentBy(desk), cohortId, person);
  if (verdict !== 'new') throw new Error(`${person.name} cannot be enrolled: ${verdict}`);
};

/** Opens the cohort, with its instructors and everybody on its list; gives its id. */
export const openCohort = async (desk: Desk): Promise<string> => {
  const cohortId = await addCohort(desk);
  for (const [index, { name, number = '' }] of learners.entries())
    await enrol(desk, cohortId, { name, number, email: learnerEmail(index + 1) });
  for (const person of Object.values(notJoined).flat()) await enrol(desk, cohortId, person);
  return cohortId;
};

/** What the admin did of late: another link for two who have not come, and one person taken off the list. */
export const tidyList = async (desk: Desk, cohortId: string): Promise<void> => {
  const { enrolment, invitations } = desk.services.cohortDesk;
  const people = await enrolment.peopleOf(desk.admin, cohortId);
  const placesOf = (group: readonly { name: string }[]) =>
    people
      .filter(({ member }) => group.some(({ name }) => name === member.name))
      .map(({ enrolment: { _id: enrolmentId } }) => ({ cohortId, enrolmentId }));
  for (const place of placesOf(notJoined.invited)) await invitations.linkFor(sentBy(desk), place);
  for (const place of placesOf(notJoined.withdrawn)) await enrolment.withdraw(sentBy(desk), place);
};
