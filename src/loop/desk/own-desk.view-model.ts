import { dayIn, startOfDay, type Day } from '../../platform/dates.js';
import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import { definePage } from '../../web/reply.js';
import { nameOf, type Telling } from '../round.view-model.js';
import { listAll, showDay } from '../when.js';
import { minutesLine } from './hours.view-model.js';
import type { OwnDesk } from './own-desk.service.js';

export interface OwnDeskView {
  title: string;
  /** The address of what waits. */
  queue: string;
  notice: SavedNotice | null;
  problems: { field: string; message: string }[];
  hours: { cohort: string; hours: string; made: string }[];
  standingIn: string[];
  absence: { line: string; action: string } | null;
  /** Null where there is no colleague, or an absence is set. */
  away: AwayForm | null;
  daysOff: DaysOffView[];
}

/** What was done just now; nothing on this page is refused but by a field. */
interface SavedNotice {
  tone: 'saved';
  text: string;
}

export interface AwayForm {
  action: string;
  from: DayField;
  to: DayField;
  colleagues: { value: string; label: string; isChosen: boolean }[];
  error: string | null;
}

interface DayField {
  id: string;
  name: string;
  label: string;
  type: 'date';
  size: 'short';
  value: Day;
  error?: string;
}

interface DaysOffView {
  id: string;
  label: string;
  action: string;
  value: string;
  error: string | null;
}

/** A form of this page that was refused; `cohort` where it was about one. */
export interface TypedDesk {
  cohort: string | null;
  values: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}

type Told = Telling & { reader: string };

export const ownDeskPage = definePage<OwnDeskView>('loop/own-desk', 'reviews');

const dayInWords = ({ calendar }: Telling, day: Day): string =>
  showDay(startOfDay(day, 'UTC'), { zone: 'UTC', locale: calendar.locale });

const errorOf = ({ t }: Told, typed: TypedDesk | null, field: string): string | null =>
  showProblems(t, typed?.problems ?? []).find((one) => one.field === field)?.message ?? null;

const absenceOf = (telling: Told, { absence, cohorts }: OwnDesk): OwnDeskView['absence'] => {
  if (!absence) return null;
  const { t, calendar } = telling;
  const { standInId, from, to } = absence;
  const name = nameOf(telling, standInId);
  const values = { name, from: dayInWords(telling, from), to: dayInWords(telling, to) };
  const uncovered = cohorts.filter(
    ({ instructors }) => !instructors.some(({ id }) => id === standInId),
  );
  const names = listAll(
    uncovered.map((one) => one.name),
    calendar.locale,
  );
  const rest = uncovered.length > 0 ? ` ${t('desk.away.nobody', { cohorts: names, name })}` : '';
  return { line: t('desk.away.own', values) + rest, action: paths.deskAbsenceEnd() };
};

const awayForm = (telling: Told, desk: OwnDesk, typed: TypedDesk | null): AwayForm | null => {
  const { t, calendar, reader } = telling;
  const others = new Map(
    desk.cohorts.flatMap(({ instructors }) =>
      instructors.map(({ id, name }) => [id, name] as const),
    ),
  );
  others.delete(reader);
  if (desk.absence || others.size === 0) return null;
  const mine = typed?.cohort === null ? typed : null;
  const today = dayIn(calendar.now, calendar.zone);
  const field = (name: 'from' | 'to'): DayField => {
    const error = errorOf(telling, mine, name);
    return {
      ...{ id: name, name, label: t(`desk.away.${name}`), type: 'date', size: 'short' },
      value: mine?.values[name] ?? (name === 'from' ? today : ''),
      ...(error === null ? {} : { error }),
    };
  };
  const chosen = mine?.values['standIn'] ?? '';
  return {
    action: paths.deskAbsence(),
    from: field('from'),
    to: field('to'),
    colleagues: [...others].map(([value, label]) => ({
      ...{ value, label, isChosen: value === chosen || others.size === 1 },
    })),
    error: errorOf(telling, mine, 'standIn'),
  };
};

const fieldId = (cohortId: string): string => `days-off-${cohortId}`;

const daysOffOf = (telling: Told, desk: OwnDesk, typed: TypedDesk | null): DaysOffView[] =>
  desk.cohorts.map(({ id, name, zone, daysOff }) => {
    const mine = typed?.cohort === id ? typed : null;
    return {
      id: fieldId(id),
      label: telling.t('desk.daysOff.of', { cohort: name, zone }),
      action: paths.deskDaysOff(id),
      value: mine?.values['daysOff'] ?? daysOff.join('\n'),
      error: errorOf(telling, mine, 'daysOff'),
    };
  });

const hoursOf = ({ t }: Told, { hours }: OwnDesk): OwnDeskView['hours'] =>
  hours.map(({ cohort, hours: each }) => ({
    cohort: cohort.name,
    hours: t('desk.hours.count', { count: each.hours }),
    made: minutesLine(t, each),
  }));

export const ownDeskView = (
  telling: Told,
  desk: OwnDesk,
  { notice = null, typed = null }: { notice?: SavedNotice | null; typed?: TypedDesk | null },
): OwnDeskView => {
  const { t } = telling;
  return {
    title: t('desk.own.title'),
    queue: paths.reviews(),
    notice,
    problems: showProblems(t, typed?.problems ?? []).map(({ field, message }) => ({
      field: typed?.cohort ? fieldId(typed.cohort) : field,
      message,
    })),
    hours: hoursOf(telling, desk),
    standingIn: desk.standingIn.map(({ _id, to }) =>
      t('desk.away.standingIn', { name: nameOf(telling, _id), to: dayInWords(telling, to) }),
    ),
    absence: absenceOf(telling, desk),
    away: awayForm(telling, desk, typed),
    daysOff: daysOffOf(telling, desk, typed),
  };
};
