import { showDate, startOfDay, type Day } from '../../platform/dates.js';
import { nameOf, type Telling } from '../round.view-model.js';
import { listAll, showMoment } from '../when.js';
import type { Aim, CommitmentRecord, Outcome } from './commitment.js';

export interface FactView {
  name: string;
  text: string;
}

/** One thing that somebody set out to do, and what came of it, to be read. */
export interface SetOutView {
  title: string;
  chip: { tone: 'plain' | 'accent' | 'warm'; text: string };
  aim: FactView[];
  /** What it said before. */
  earlier: { title: string; aim: FactView[] }[];
  outcome: FactView[];
  /** Who opened it and when. */
  opened: string | null;
}

const fact = (name: string, text: string): FactView[] =>
  text.trim() === '' ? [] : [{ name, text }];

/** A day has no zone of its own to be shown in; its first instant in the reader's is that day. */
export const dayInWords = ({ calendar }: Telling, day: Day): string =>
  showDate(startOfDay(day, calendar.zone), calendar);

export const aimFacts = (telling: Telling, { action, withWhom, day, sign }: Aim): FactView[] => {
  const { t } = telling;
  return [
    ...fact(t('actions.aim.action'), action),
    ...fact(t('actions.aim.withWhom'), withWhom),
    ...fact(t('actions.aim.day'), dayInWords(telling, day)),
    ...fact(t('actions.aim.sign'), sign),
  ];
};

const blockerText = ({ t }: Telling, { blocker, blockerWords }: Outcome): string =>
  [blocker ? t(`actions.blocker.${blocker}`) : '', blockerWords].filter(Boolean).join(': ');

export const outcomeFacts = (telling: Telling, outcome: Outcome | null): FactView[] => {
  if (!outcome) return [];
  const { t } = telling;
  return [
    ...fact(t('actions.outcome.result'), t(`actions.result.${outcome.result}`)),
    ...fact(t('actions.outcome.happened'), outcome.happened),
    ...fact(t('actions.outcome.ledThere'), outcome.ledThere),
    ...fact(t('actions.outcome.blocker'), blockerText(telling, outcome)),
    ...fact(t('actions.outcome.mine'), outcome.mine),
    ...fact(t('actions.outcome.whatNext'), outcome.whatNext),
  ];
};

const titleOf = ({ t, calendar }: Telling, { outcome, statedAt }: CommitmentRecord): string =>
  outcome
    ? t('actions.told', { at: showMoment(t, outcome.at, calendar) })
    : t('actions.stated', { at: showMoment(t, statedAt, calendar) });

const chipOf = (telling: Telling, { state, outcome, aim, dueAt }: CommitmentRecord) => {
  const { t, calendar } = telling;
  if (outcome) return { tone: 'accent' as const, text: t(`actions.result.${outcome.result}`) };
  if (state === 'cancelled') return { tone: 'plain' as const, text: t('actions.cancelled') };
  const day = dayInWords(telling, aim.day);
  return dueAt <= calendar.now
    ? { tone: 'warm' as const, text: t('actions.dueSince', { day }) }
    : { tone: 'accent' as const, text: t('actions.setFor', { day }) };
};

const openedBy = (telling: Telling, { openings }: CommitmentRecord): string | null => {
  if (openings.length === 0) return null;
  const latest = new Map(openings.map((opening) => [opening.personId, opening.at]));
  const each = [...latest].map(([personId, at]) =>
    telling.t('loop.round.reader', {
      name: nameOf(telling, personId),
      at: showMoment(telling.t, at, telling.calendar),
    }),
  );
  return telling.t('loop.round.opened', { names: listAll(each, telling.calendar.locale) });
};

export const setOutView = (telling: Telling, commitment: CommitmentRecord): SetOutView => ({
  title: titleOf(telling, commitment),
  chip: chipOf(telling, commitment),
  aim: [
    ...aimFacts(telling, commitment.aim),
    ...fact(telling.t('actions.reason'), commitment.reason),
  ],
  earlier: commitment.earlier.map(({ aim, until }) => ({
    title: telling.t('actions.until', { at: showMoment(telling.t, until, telling.calendar) }),
    aim: aimFacts(telling, aim),
  })),
  outcome: outcomeFacts(telling, commitment.outcome),
  opened: openedBy(telling, commitment),
});
