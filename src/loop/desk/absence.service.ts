import { addDays, dayIn, type Day } from '../../platform/dates.js';
import type { Actor } from '../../policy.js';
import { isClosed } from '../closed.js';
import type { LoopParts } from '../loop.js';
import { positionOf, type TurnRecord } from '../turn.js';
import { absenceOf, isAway, longestAbsence, type Absence } from './absence.js';
import { isUnanswered } from './hand-over.js';
import { handingTo } from './handing-to.js';

export interface AbsenceInput {
  standInId: string;
  from: Day;
  to: Day;
}

/** `days`: the last day is over, before the first, or too far off. `colleague`: they share no cohort. */
export type AbsenceResult = { is: 'done' } | { is: 'days' | 'colleague' };

/** Somebody says that they are away, and who answers for them; it ends by itself. */
export const createAbsenceService = (parts: LoopParts) => {
  const { turns, absences, cohorts, people, rights, transact, clock } = parts;
  const handTo = handingTo(parts);

  const isColleague = async (actor: Actor, id: string): Promise<boolean> => {
    const all = await Promise.all(actor.instructs.map((each) => cohorts.of(each)));
    return (
      id !== actor.id && all.some(({ instructors }) => instructors.some((one) => one.id === id))
    );
  };

  /** One round comes to be answered by the stand-in, who was not named on it; left alone where it moved on meanwhile. */
  const pass = (turn: TurnRecord, { _id: by, standInId: to, startsAt }: Absence): Promise<void> =>
    transact(async (tx) => {
      if (!(await rights.hold(tx, to, turn.cohortId))) return;
      if ((await turns.load(turn._id, tx))?.rev !== turn.rev) return;
      const key = `away:${turn._id}:${turn.rev}`;
      const said = [to, startsAt];
      const act = { kind: 'handOver' as const, actorId: by, key, said, at: clock.now() };
      await handTo(tx, { act, turn, by, to });
    });

  /** What nobody has answered yet and the stand-in could not read comes to their list; its writer is told. */
  const letIn = async (absence: Absence): Promise<void> => {
    const [standIn] = await people.findPeople([absence.standInId]);
    if (!standIn) return;
    const ask = { other: absence.standInId, cohortIds: standIn.instructs };
    for (const turn of await turns.desk.notNaming(absence._id, ask)) {
      if (turn.handed || !isUnanswered(positionOf(turn))) continue;
      if (!isClosed(await cohorts.of(turn.cohortId), clock.now())) await pass(turn, absence);
    }
  };

  return {
    /** What was set before gives way to it, so the same form twice is once. */
    async set(actor: Actor, { standInId, from, to }: AbsenceInput): Promise<AbsenceResult> {
      const today = dayIn(clock.now(), actor.zone);
      if (to < from || to < today || to > addDays(from, longestAbsence)) return { is: 'days' };
      if (!(await isColleague(actor, standInId))) return { is: 'colleague' };
      const absence = absenceOf(actor.id, { standInId, from, to }, actor.zone);
      await absences.put(absence);
      if (isAway(absence, clock.now())) await letIn(absence);
      return { is: 'done' };
    },

    /** Ends the actor's own. What their stand-in was handed stays with them. */
    end: (actor: Actor): Promise<void> => absences.remove(actor.id),

    /** Lets stand-ins in to what waits for those who are away now. */
    async letStandInsIn(): Promise<void> {
      for (const absence of await absences.away(clock.now())) await letIn(absence);
    },
  };
};

export type AbsenceService = ReturnType<typeof createAbsenceService>;
