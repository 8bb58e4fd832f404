import type { CohortInfo } from '../../cohorts/cohort.js';
import { dayIn } from '../../platform/dates.js';
import { scope, type Actor } from '../../policy.js';
import type { LoopParts } from '../loop.js';
import { noFilter } from '../queue.js';
import { roundId, type ReplyRecord, type TurnRecord } from '../turn.js';
import { hoursOf, minutesOf, type CohortSoFar, type Hours } from './hours.js';

/** What waits for somebody who answers, and what they may expect. */
export interface DeskToday {
  waiting: number;
  /** What was promised first; null where nothing waits. */
  first: Pick<TurnRecord, 'waitingSince' | 'promisedBy' | 'cohortId'> | null;
  /** The zone in which its promise is counted. */
  zone: string;
  /** Of their cohorts that have not ended; null where those are too many to count each time somebody comes home. */
  hours: Hours | null;
  cohorts: readonly CohortInfo[];
}

const latestReplies = 20;
const mostAtHome = 20;

type Sent = Pick<ReplyRecord, 'turnId' | 'round' | 'at'>;

/** The first of these replies to each round. */
const firstOfEach = (replies: readonly Sent[]): Sent[] => [
  ...new Map(
    [...replies]
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .map((reply) => [roundId(reply.turnId, reply.round), reply] as const),
  ).values(),
];

export const createHoursService = (parts: LoopParts) => {
  const { turns, rounds, replies, cohorts, content, clock } = parts;

  /** Minutes an answer takes this person, by their own last replies. */
  const ownMinutes = async (actor: Actor): Promise<number | null> => {
    const sent = firstOfEach(await replies.latestFrom(actor.id, latestReplies));
    const ids = sent.map(({ turnId, round }) => roundId(turnId, round));
    const opened = await rounds.openingsBy(actor.id, ids);
    return minutesOf(
      sent.flatMap(({ turnId, round, at: sentAt }) => {
        const openedAt = opened.get(roundId(turnId, round));
        return openedAt ? [{ openedAt, sentAt }] : [];
      }),
    );
  };

  const soFar = async (running: readonly CohortInfo[]): Promise<CohortSoFar[]> => {
    const ids = running.map(({ id }) => id);
    const lessons = content.course().lessons.length;
    const [learners, handedIn] = await Promise.all([
      cohorts.learnersIn(ids),
      turns.desk.countIn(ids),
    ]);
    return ids.map((id) => ({
      ...{ learners: learners.get(id) ?? 0, lessons },
      ...(handedIn.get(id) ?? { begun: 0, rounds: 0, waiting: 0 }),
    }));
  };

  const runningOf = async (actor: Actor): Promise<CohortInfo[]> => {
    const now = clock.now();
    const all = await Promise.all(actor.instructs.map((id) => cohorts.of(id)));
    return all.filter(({ end, zone }) => end >= dayIn(now, zone));
  };

  return {
    /** The hours of each cohort of the actor's that has not ended. */
    async ofCohorts(actor: Actor): Promise<{ cohort: CohortInfo; hours: Hours }[]> {
      const [running, own] = await Promise.all([runningOf(actor), ownMinutes(actor)]);
      const each = await soFar(running);
      return running.map((cohort, at) => ({
        cohort,
        hours: hoursOf(each.slice(at, at + 1), own),
      }));
    },

    async today(actor: Actor): Promise<DeskToday> {
      const reader = scope(actor, 'review:see');
      const [waiting, first, running, own] = await Promise.all([
        turns.queue.count(reader, { filter: noFilter, now: clock.now() }),
        turns.desk.firstPromised(reader),
        runningOf(actor),
        ownMinutes(actor),
      ]);
      const hours = running.length > mostAtHome ? null : hoursOf(await soFar(running), own);
      const zone = first ? (await cohorts.of(first.cohortId)).zone : actor.zone;
      return { waiting, first, zone, hours, cohorts: running };
    },
  };
};

export type HoursService = ReturnType<typeof createHoursService>;
