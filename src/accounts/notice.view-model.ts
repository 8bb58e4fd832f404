import { showDate, showTime, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { Told } from './notice.service.js';

/** That somebody else's link set the password: what happened, what is shut, and how it opens. */
export interface HandedNoticeView {
  lines: string[];
  /** Where the button that puts it away leads; null while something is shut. */
  putAway: string | null;
}

const momentOf = (at: Date, calendar: Calendar): { date: string; time: string } => ({
  date: showDate(at, calendar),
  time: showTime(at, calendar),
});

const happened = (t: Words, { link, byName }: Told, calendar: Calendar): string => {
  const at = momentOf(link.usedAt, calendar);
  if (link.by === null) return t('accounts.handed.byMail', at);
  return t('accounts.handed.by', { ...at, name: byName ?? t('accounts.handed.somebody') });
};

/** How what is shut opens: in three ways, the first of them by waiting. */
export const opensLines = (t: Words, { link, mailIsOn }: Told, calendar: Calendar): string[] => [
  t('accounts.handed.opens', momentOf(link.opensAt, calendar)),
  ...(mailIsOn ? [t('accounts.handed.opensByMail')] : []),
];

const standing = (t: Words, told: Told, calendar: Calendar): string[] => {
  if (!told.isShut) return [t('accounts.handed.open')];
  return [
    t('accounts.handed.shut'),
    ...(told.readsOthers ? [t('accounts.handed.shutReader')] : []),
    ...opensLines(t, told, calendar),
  ];
};

export const handedNotice = (
  t: Words,
  told: Told | null,
  calendar: Calendar,
): HandedNoticeView | null =>
  told && {
    lines: [
      happened(t, told, calendar),
      ...standing(t, told, calendar),
      t('accounts.handed.stranger'),
    ],
    putAway: told.isShut ? null : paths.handedNotice(),
  };
