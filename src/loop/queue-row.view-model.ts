import type { CohortInfo } from '../cohorts/cohort.js';
import type { Course } from '../content/course.js';
import { paths } from '../web/paths.js';
import { liveClaim } from './claim.js';
import { isLate } from './queue.js';
import { nameOf, type Telling } from './round.view-model.js';
import type { ChipView } from './standing.view-model.js';
import { roundId, sentRound, turnAsOf, type TurnRecord } from './turn.js';
import { listAll, showDay, showMoment, showWait } from './when.js';

export interface QueueRowView {
  href: string;
  learner: string;
  /** Cohort, lesson, round, how long: never a word of what was written. */
  about: string;
  chip: ChipView;
  /** Who handed it to whom. */
  handed: string | null;
  claimed: string | null;
  /** Whom the reader answers for. */
  away: string | null;
}

/** As it is told to one who answers. */
export type QueueTelling = Telling & { course: Course; reader: string };

const dayOf = ({ calendar }: Telling, instant: Date, cohort: CohortInfo | undefined): string =>
  showDay(instant, { zone: cohort?.zone ?? calendar.zone, locale: calendar.locale });

const stateOf = (turn: TurnRecord, now: Date): string =>
  turn.asked ? 'asked' : turnAsOf(turn, now).state;

const chipOf = (
  telling: QueueTelling,
  turn: TurnRecord,
  cohort: CohortInfo | undefined,
): ChipView => {
  const { t, calendar } = telling;
  if (!turn.promisedBy)
    return { tone: 'plain', text: t(`reviews.state.${stateOf(turn, calendar.now)}`) };
  const day = dayOf(telling, turn.promisedBy, cohort);
  return isLate(turn, calendar.now)
    ? { tone: 'warm', text: t('reviews.chip.late', { day }) }
    : { tone: 'plain', text: t('reviews.chip.promise', { day }) };
};

const claimOf = (telling: QueueTelling, { claim }: TurnRecord): string | null => {
  const { t, calendar } = telling;
  const live = liveClaim(claim, calendar.now);
  if (!live) return null;
  const at = showMoment(t, live.since, calendar);
  return t('reviews.claim.row', { name: nameOf(telling, live.personId), at });
};

const handedOf = (telling: QueueTelling, { handed }: TurnRecord): string | null => {
  if (!handed) return null;
  const { t, calendar, reader } = telling;
  const at = showMoment(t, handed.at, calendar);
  const values = { by: nameOf(telling, handed.by), to: nameOf(telling, handed.to), at };
  return t(handed.to === reader ? 'desk.handOver.toYou' : 'desk.handOver.row', values);
};

const awayOf = (
  telling: QueueTelling,
  { readers }: TurnRecord,
  away: readonly string[],
): string | null => {
  const theirs = away.filter((id) => readers.includes(id)).map((id) => nameOf(telling, id));
  const names = listAll(theirs, telling.calendar.locale);
  return theirs.length > 0 ? telling.t('desk.away.row', { names }) : null;
};

export const rowView = (
  telling: QueueTelling,
  turn: TurnRecord,
  { cohort, away }: { cohort: CohortInfo | undefined; away: readonly string[] },
): QueueRowView => {
  const { t, calendar, course } = telling;
  const lesson = course.lessons.find(({ slug }) => slug === turn.lessonId);
  return {
    href: paths.review(roundId(turn._id, sentRound(turn))),
    learner: nameOf(telling, turn.personId),
    about: [
      cohort?.name ?? '',
      lesson ? lesson.title : turn.lessonId,
      t('loop.round.title', { n: sentRound(turn) }),
      ...(turn.replied ? [t('reviews.facts.reply')] : []),
      t('reviews.facts.waits', { wait: showWait(t, turn.waitingSince, calendar) }),
    ].join(' · '),
    chip: chipOf(telling, turn, cohort),
    handed: turn.promisedBy ? handedOf(telling, turn) : null,
    away: turn.promisedBy ? awayOf(telling, turn, away) : null,
    claimed: turn.handed ? null : claimOf(telling, turn),
  };
};
