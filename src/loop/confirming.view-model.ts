import { showDate, showTime, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { AccountToConfirm } from './confirming.service.js';

export interface ConfirmView {
  name: string;
  lines: string[];
  /** Null for whoever made the link. */
  form: { action: string; usedAt: number; label: string } | null;
}

const happened = (
  t: Words,
  { name, madeBy, usedAt, opensAt }: AccountToConfirm,
  calendar: Calendar,
): string =>
  t(madeBy === null ? 'reviews.confirm.byMail' : 'reviews.confirm.by', {
    ...{ name, by: madeBy ?? '' },
    used: `${showDate(usedAt, calendar)}, ${showTime(usedAt, calendar)}`,
    opens: `${showDate(opensAt, calendar)}, ${showTime(opensAt, calendar)}`,
  });

const rowOf =
  (t: Words, calendar: Calendar) =>
  (account: AccountToConfirm): ConfirmView => {
    const { id, name, usedAt, canConfirm } = account;
    const label = t('reviews.confirm.send', { name });
    return {
      name,
      lines: [
        happened(t, account, calendar),
        t(canConfirm ? 'reviews.confirm.speak' : 'reviews.confirm.own', { name }),
      ],
      form: canConfirm
        ? { action: paths.accountConfirmation(id), usedAt: usedAt.getTime(), label }
        : null,
    };
  };

/** Accounts that wait for somebody who has read their people to say whose they are. */
export const confirmViews = (
  t: Words,
  accounts: readonly AccountToConfirm[],
  calendar: Calendar,
): ConfirmView[] => accounts.map(rowOf(t, calendar));
