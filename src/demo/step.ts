import type { Services } from '../dependencies.js';
import type { Actor } from '../policy.js';
import type { Instructor } from './plan.js';
import type { Past } from './past.js';

/** The services that the demo acts through, as people do; of records it knows nothing. */
export type DemoServices = Pick<
  Services,
  | 'accounts'
  | 'ownAccounts'
  | 'lessons'
  | 'quizzes'
  | 'practiceSessions'
  | 'content'
  | 'reflections'
  | 'handing'
  | 'writer'
  | 'reviews'
  | 'replying'
  | 'committing'
  | 'outcomes'
  | 'passing'
  | 'mentees'
> & {
  cohortDesk: Pick<Services['cohortDesk'], 'cohorts' | 'enrolment' | 'invitations'>;
  world: Pick<Services['world'], 'ids'>;
};

/** Something that somebody did at some time. */
export interface Step {
  at: Date;
  act: () => Promise<unknown>;
}

/** What the steps of the learners are made from. */
export interface Scene {
  services: DemoServices;
  past: Past;
  instructors: Readonly<Record<Instructor, Actor>>;
  /** Of a form that nobody has sent yet. */
  key: () => string;
}

/** A learner in the scene: who they are, and when in the day they find the time. */
export interface Player {
  actor: Actor;
  /** After midnight; in the morning or early in the afternoon. */
  minute: number;
}
