import type { CohortInfo } from '../cohorts/cohort.js';
import type { Course } from '../content/course.js';
import { paths } from '../web/paths.js';
import { claimLine } from './claim.view-model.js';
import { handedLine } from './desk/desk.view-model.js';
import type { KnownPeople } from './loop.js';
import { filterAddress, partOf } from './queue.js';
import type { Told } from './review-ways.view-model.js';
import { languageOf, nameOf, type Telling } from './round.view-model.js';
import type { ChipView } from './standing.view-model.js';
import { roundId, sentRound, turnAsOf, type TurnRecord } from './turn.js';
import { listAll, showDay, showWait } from './when.js';

export interface QueueRowView {
  href: string;
  learner: string;
  lesson: string;
  /** Cohort, lesson, round, how long: never a word of what was written. */
  about: string;
  chip: ChipView;
  /** Who handed it to whom, who is answering it, and whom the reader answers for. */
  notes: string[];
}

/** As it is told to one who answers. */
export type QueueTelling = Told &
  KnownPeople & {
    course: Course;
    /** Whom they answer for just now. */
    away?: readonly string[];
  };

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
  return partOf(turn, calendar.now) === 'overdue'
    ? { tone: 'warm', text: t('reviews.chip.late', { day }) }
    : { tone: 'plain', text: t('reviews.chip.promise', { day }) };
};

const awayLine = (telling: QueueTelling, { readers }: TurnRecord): string[] => {
  const { t, calendar, away = [] } = telling;
  const theirs = away.filter((id) => readers.includes(id)).map((id) => nameOf(telling, id));
  const names = listAll(theirs, calendar.locale);
  return theirs.length > 0 ? [t('desk.away.row', { names })] : [];
};

const notesOf = (telling: QueueTelling, turn: TurnRecord): string[] => {
  const { handed, promisedBy } = turn;
  if (!promisedBy) return claimLine(telling, turn);
  if (handed) return [handedLine(telling, handed)];
  return [...claimLine(telling, turn), ...awayLine(telling, turn)];
};

const titleOf = ({ lessons }: Course, lessonId: string): string =>
  lessons.find(({ slug }) => slug === lessonId)?.title ?? lessonId;

export const rowView = (
  telling: QueueTelling,
  turn: TurnRecord,
  cohort: CohortInfo | undefined,
): QueueRowView => {
  const { t, calendar, course } = telling;
  const lesson = titleOf(course, turn.lessonId);
  return {
    href: paths.review(roundId(turn._id, sentRound(turn)), filterAddress(telling.filter)),
    learner: nameOf(telling, turn.personId),
    lesson,
    about: [
      cohort?.name ?? '',
      lesson,
      t('loop.round.title', { n: sentRound(turn) }),
      ...languageOf(telling, telling.locales.get(turn.personId)),
      ...(turn.replied ? [t('reviews.facts.reply')] : []),
      t('reviews.facts.waits', { wait: showWait(t, turn.waitingSince, calendar) }),
    ].join(' · '),
    chip: chipOf(telling, turn, cohort),
    notes: notesOf(telling, turn),
  };
};
