import type { Day } from './platform/dates.js';

/**
 * Who may do what. Rights are memberships: a person may be admin of the install, instructor of cohorts, and learner
 * of one, all at once. An *action* is what a route or button does; its rule says who may try it at all (`who`), and
 * how far it reaches (`reach`). Stores turn the reach into their filter, so that what is out of reach is not found.
 */
export interface Actor {
  id: string;
  name: string;
  locale: string;
  zone: string;
  /** Changes with everything above or below; part of every page's revision. */
  rev: number;
  isAdmin: boolean;
  /** The cohort of the active enrolment. */
  learns: string | null;
  /** The last day of that cohort, where it is known. */
  learnsUntil?: { end: Day; zone: string } | null;
  /** Set once that day is over. */
  ending?: Ending | null;
  /** Cohorts the person answers reflections in. */
  instructs: readonly string[];
  /** How those of them stand whose last day is over. */
  ended?: Readonly<Record<string, Ending['phase']>>;
  /**
   * What was written up to then is shut to this account for now, because somebody else handed over the link that set its
   * password; null when nothing is.
   */
  shutBefore?: Date | null;
  /** What the person is to be told about such a link; null when there was none, or once they have read it. */
  handed?: HandedNotice | null;
  session: ActorSession;
}

/** After a cohort's last day: what is under way goes on while it is `closing`, and everything is read-only then. */
export interface Ending {
  phase: 'closing' | 'closed';
  end: Day;
  /** The last day on which anything goes on. */
  until: Day;
}

export interface HandedNotice {
  by: string | null;
  usedAt: Date;
  opensAt: Date;
}

export interface ActorSession {
  /** Ties forms to this session without telling its secret. */
  id: string;
  ownDevice: boolean;
  authAt: Date;
}

/** How far an action reaches for its actor; the first argument of every store function that reads or writes people's records. */
export type Scope =
  /** `notBefore`: words that are as old or older are out of reach, for as long as an account is shut to them. */
  | { reach: 'own'; personId: string; notBefore: Date | null }
  /** `closed`: cohorts of which everything is only there to be read. */
  | {
      reach: 'reader';
      personId: string;
      cohortIds: readonly string[];
      closed?: readonly string[];
    }
  | { reach: 'cohorts'; cohortIds: readonly string[] }
  | { reach: 'install' };

type Reach = Scope['reach'];
export type OwnScope = Extract<Scope, { reach: 'own' }>;
export type ReaderScope = Extract<Scope, { reach: 'reader' }>;
export type InstallScope = Extract<Scope, { reach: 'install' }>;

interface Rule {
  who: (actor: Actor) => boolean;
  reach: Reach;
}

const anyPerson = (): boolean => true;
const learner = (actor: Actor): boolean => actor.learns !== null;
/** Going on with what is under way. */
const goesOn = (actor: Actor): boolean => learner(actor) && actor.ending?.phase !== 'closed';
/** Beginning what was not begun before. */
const begins = (actor: Actor): boolean => learner(actor) && !actor.ending;
const instructor = (actor: Actor): boolean => actor.instructs.length > 0;
const admin = (actor: Actor): boolean => actor.isAdmin;
const staff = (actor: Actor): boolean => admin(actor) || instructor(actor);
/** Areas that hold what others wrote, or that let somebody into another's account: shut as a whole. */
const unlessShut =
  (who: Rule['who']): Rule['who'] =>
  (actor) =>
    who(actor) && !actor.shutBefore;
const courseReader = (actor: Actor): boolean => learner(actor) || staff(actor);

const rules = {
  'home:see': { who: anyPerson, reach: 'own' },
  'account:manage': { who: anyPerson, reach: 'own' },
  'form:resume': { who: anyPerson, reach: 'own' },
  'lesson:read': { who: courseReader, reach: 'own' },
  'facilitation:read': { who: staff, reach: 'own' },
  'progress:write': { who: goesOn, reach: 'own' },
  'attempt:read': { who: anyPerson, reach: 'own' },
  'attempt:begin': { who: begins, reach: 'own' },
  'attempt:write': { who: goesOn, reach: 'own' },
  'practice:read': { who: anyPerson, reach: 'own' },
  'practice:write': { who: goesOn, reach: 'own' },
  'growth:see': { who: anyPerson, reach: 'own' },
  'turn:read': { who: anyPerson, reach: 'own' },
  'turn:begin': { who: begins, reach: 'own' },
  'turn:write': { who: goesOn, reach: 'own' },
  'consent:ask': { who: unlessShut(instructor), reach: 'reader' },
  'consent:answer': { who: unlessShut(goesOn), reach: 'own' },
  'consent:end': { who: anyPerson, reach: 'own' },
  'journal:read': { who: anyPerson, reach: 'own' },
  'journal:write': { who: goesOn, reach: 'own' },
  'track:see': { who: learner, reach: 'own' },
  'certificate:see': { who: anyPerson, reach: 'own' },
  'certificate:make': { who: unlessShut(learner), reach: 'own' },
  'certificate:withdraw': { who: admin, reach: 'install' },
  'certificate:allow': { who: admin, reach: 'install' },
  'hand-on:read': { who: anyPerson, reach: 'own' },
  'hand-on:write': { who: goesOn, reach: 'own' },
  'case:read': { who: anyPerson, reach: 'own' },
  'case:write': { who: unlessShut(goesOn), reach: 'own' },
  'case:withdraw': { who: anyPerson, reach: 'own' },
  'case:review': { who: unlessShut(instructor), reach: 'reader' },
  'case:see': { who: unlessShut((actor) => learner(actor) || instructor(actor)), reach: 'own' },
  'review:see': { who: unlessShut(instructor), reach: 'reader' },
  'review:write': { who: unlessShut(instructor), reach: 'reader' },
  'dictation:write': { who: unlessShut(instructor), reach: 'reader' },
  'snippet:write': { who: unlessShut(instructor), reach: 'own' },
  'insight:see': { who: staff, reach: 'cohorts' },
  'reason:read': { who: unlessShut(instructor), reach: 'reader' },
  'attempt:remark': { who: admin, reach: 'install' },
  'reset:hand-over': { who: unlessShut(staff), reach: 'cohorts' },
  'course:publish': { who: admin, reach: 'install' },
  'cohort:manage': { who: admin, reach: 'install' },
  'report:see': { who: admin, reach: 'install' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

/** Whether the actor may try the action at all: the gate of an area, and of its buttons and menu entries. */
export const may = (actor: Actor, action: Action): boolean => rules[action].who(actor);

/** Everyone who answers or administers: shorter sessions, longer passwords. */
export const isStaff = (actor: Pick<Actor, 'isAdmin' | 'instructs'>): boolean =>
  actor.isAdmin || actor.instructs.length > 0;

const reaches: { [R in Reach]: (actor: Actor) => Extract<Scope, { reach: R }> } = {
  own: (actor) => ({ reach: 'own', personId: actor.id, notBefore: actor.shutBefore ?? null }),
  reader: (actor) => ({
    reach: 'reader',
    personId: actor.id,
    cohortIds: actor.shutBefore ? [] : actor.instructs,
    closed: actor.instructs.filter((id) => actor.ended?.[id] === 'closed'),
  }),
  cohorts: (actor) => ({ reach: 'cohorts', cohortIds: actor.instructs }),
  install: () => ({ reach: 'install' }),
};

type ReachOf<A extends Action> = (typeof rules)[A]['reach'];

const reachOf = <A extends Action>(action: A): ReachOf<A> => rules[action].reach;

/**
 * What is somebody's own, as far as no words of theirs are read: nothing of that is ever shut to them. For what follows
 * from their acts, and for what a route reads ahead.
 */
export const ownButWords = (personId: string): OwnScope => ({
  reach: 'own',
  personId,
  notBefore: null,
});

/** What of the records the action reaches for this actor. */
export const scope = <A extends Action>(actor: Actor, action: A) => reaches[reachOf(action)](actor);
