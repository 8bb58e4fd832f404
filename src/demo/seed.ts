import type { Actor } from '../policy.js';
import { actingSteps } from './acting.js';
import { beganAgo, learners, openCohort, tidyList, type Desk } from './cohort.js';
import type { MovingClock } from './moving-clock.js';
import { pastOf, type Past } from './past.js';
import { practiceSteps } from './practising.js';
import {
  actorOf,
  addAdmin,
  cindy,
  colleague,
  learnerEmail,
  setOwn,
  setPasswords,
  zone,
} from './people.js';
import type { LearnerPlan } from './plan.js';
import { studySteps } from './reading.js';
import { reflectionSteps } from './reflecting.js';
import type { DemoServices, Scene, Step } from './step.js';

export interface Seeding {
  services: DemoServices;
  /** The clock that the services go by. */
  clock: MovingClock;
  password: string;
  say: (line: string) => void;
  /** Nothing more is played once it is aborted. */
  signal: AbortSignal;
}

const morning = 7 * 60;
const untilNoon = 6 * 60;

/** Everybody has their own time of day: the same one in every run. */
const minuteOf = (index: number): number => morning + ((index * 47) % untilNoon);

const stepsOf = (scene: Scene, actor: Actor, plan: LearnerPlan): Step[] => {
  const player = { actor, minute: minuteOf(learners.indexOf(plan)) };
  return plan.lessons.flatMap((lesson) => [
    ...studySteps(scene, player, lesson),
    ...practiceSteps(scene, player, lesson),
    ...reflectionSteps(scene, player, lesson),
    ...actingSteps(scene, player, lesson),
  ]);
};

const weekMs = 7 * 24 * 3_600_000;
const weeks = 5;

/** Plays what happened in the order in which it happened, each act at its own time. */
const play = async (
  steps: readonly Step[],
  { clock, say, signal }: Seeding,
  past: Past,
): Promise<void> => {
  const began = past.at(beganAgo, 0).getTime();
  const weekOf = ({ at }: Step): number =>
    Math.min(weeks, Math.floor((at.getTime() - began) / weekMs) + 1);
  let week = 0;
  for (const step of [...steps].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    if (signal.aborted) return;
    if (weekOf(step) > week) {
      week = weekOf(step);
      say(`  Week ${week} of ${weeks}: ${steps.filter((one) => weekOf(one) === week).length} acts`);
    }
    clock.moveTo(step.at);
    await step.act();
  }
};

/** A learner, who has chosen their language. */
const learnerActor = async (
  services: DemoServices,
  { locale }: LearnerPlan,
  index: number,
): Promise<Actor> => {
  const email = learnerEmail(index + 1);
  const actor = await actorOf(services, email);
  if (!locale) return actor;
  await setOwn(services, actor, { locale });
  return actorOf(services, email);
};

/** Lets a cohort go through its first five weeks; then its clock tells the real time. */
export const seedDemo = async (seeding: Seeding): Promise<void> => {
  const { services, clock, password, say } = seeding;
  const past = pastOf(clock.now(), zone);
  const key = (): string => services.world.ids.next();
  say('A cohort of 28 people begins');
  clock.moveTo(past.at(beganAgo + 3, morning));
  const admin = await addAdmin(services);
  const desk: Desk = { services, past, admin, key };
  const cohortId = await openCohort(desk);
  const instructors = {
    cindy: await actorOf(services, cindy.email),
    colleague: await actorOf(services, colleague.email),
  };
  await setOwn(services, instructors.cindy, { reads: ['en', 'es'] });
  const actors = await Promise.all(
    learners.map((plan, index) => learnerActor(services, plan, index)),
  );
  await setPasswords(services, [admin, ...Object.values(instructors), ...actors], password);
  const scene: Scene = { services, past, instructors, key };
  const steps = actors.flatMap((actor, index) => {
    const plan = learners[index];
    return plan ? stepsOf(scene, actor, plan) : [];
  });
  const tidy = { at: past.at(4, morning), act: () => tidyList(desk, cohortId) };
  await play([...steps, tidy], seeding, past);
  clock.letGo();
};
