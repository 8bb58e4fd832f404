import { showDate, showTime, type Calendar } from '../platform/dates.js';
import { namesOfLanguages, writtenLanguages } from '../platform/languages.js';
import { languages } from '../platform/locales.js';
import type { Words } from '../platform/words.js';
import { isStaff } from '../policy.js';
import { paths } from '../web/paths.js';
import type { Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import { formProblems, zoneGroups, type FormProblems, type ZoneGroup } from './form-view.js';
import type { Told } from './notice.service.js';
import { handedNotice, type HandedNoticeView } from './notice.view-model.js';
import type { OwnAccount, OwnSession } from './own-account.service.js';
import type { Person } from './person.js';

export interface SessionRow {
  id: string;
  title: string;
  meta: string;
  /** The one this page is read in cannot be ended here: that is signing out. */
  here: string | null;
}

export interface AccountView extends FormProblems {
  title: string;
  saved: string | null;
  handed: HandedNoticeView | null;
  rights: string[];
  logins: { label: string; value: string }[];
  name: { action: string; value: string };
  settings: { action: string; zones: ZoneGroup[]; languages: Language[] };
  /** Languages to tick, for those who read what others write; null for everybody else. */
  reading: { action: string; languages: Tick[] } | null;
  passwordHref: string;
  sessions: { action: string; rows: SessionRow[]; hasOthers: boolean };
}

interface Tick {
  value: string;
  label: string;
  isTicked: boolean;
}

interface Language {
  value: string;
  label: string;
  selected: boolean;
}

export const accountPage = definePage<AccountView>('accounts/show', 'account');

export interface AccountState {
  account: OwnAccount;
  told: Told | null;
  /** The session this page is read in. */
  here: string;
  cohortNames: ReadonlyMap<string, string>;
  calendar: Calendar;
  saved?: string | undefined;
  form?: { problems: readonly Problem[]; name?: string; zone?: string };
}

const listOf = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);

const rightsOf = (t: Words, person: Person, names: ReadonlyMap<string, string>): string[] => {
  const named = (id: string): string => names.get(id) ?? t('accounts.rights.aCohort');
  const { instructs, learns, isAdmin, locale } = person;
  const rights = [
    isAdmin && t('accounts.rights.admin'),
    instructs.length > 0 &&
      t('accounts.rights.instructs', {
        count: instructs.length,
        names: listOf(instructs.map(named), locale),
      }),
    learns !== null && t('accounts.rights.learns', { name: named(learns) }),
  ].filter((text) => text !== false);
  return rights.length > 0 ? rights : [t('accounts.rights.none')];
};

const kindOf = (session: OwnSession, staff: boolean): 'staff' | 'own' | 'shared' => {
  if (staff) return 'staff';
  return session.ownDevice ? 'own' : 'shared';
};

const rowOf =
  (t: Words, { account, here, calendar }: AccountState) =>
  (session: OwnSession): SessionRow => {
    const began = new Date(session.at);
    const seen = new Date(session.lastSeenAt);
    const kind = kindOf(session, isStaff(account.person));
    return {
      id: session.id,
      title: t(`accounts.sessions.${session.ownDevice ? 'own' : 'shared'}`),
      meta: t('accounts.sessions.meta', {
        began: showDate(began, calendar),
        seen: showDate(seen, calendar),
        time: showTime(seen, calendar),
        lasts: t(`accounts.sessions.lasts.${kind}`),
      }),
      here: session.id === here ? t('accounts.sessions.here') : null,
    };
  };

const saves = ['name', 'settings', 'reading', 'password', 'sessions'];

const savedText = (t: Words, saved = ''): string | null =>
  saves.includes(saved) ? t(`accounts.account.saved.${saved}`) : null;

const settingsOf = (person: Person, zone = person.zone): AccountView['settings'] => ({
  action: paths.accountSettings(),
  zones: zoneGroups(zone),
  languages: Object.entries(languages).map(([value, label]) => ({
    value,
    label,
    selected: value === person.locale,
  })),
});

const readingOf = ({ locale, reads = [], instructs }: Person): AccountView['reading'] =>
  instructs.length === 0
    ? null
    : {
        action: paths.accountReading(),
        languages: writtenLanguages
          .map((value) => ({
            value,
            label: namesOfLanguages([value], locale)[0] ?? value,
            isTicked: reads.includes(value),
          }))
          .sort((a, b) => a.label.localeCompare(b.label, locale)),
      };

export const accountView = (t: Words, state: AccountState): AccountView => {
  const { account, calendar, form, cohortNames } = state;
  const { person, logins, sessions } = account;
  return {
    title: t('accounts.account.title'),
    saved: savedText(t, state.saved),
    handed: handedNotice(t, state.told, calendar),
    rights: rightsOf(t, person, cohortNames),
    logins: logins.map(({ kind, value }) => ({ label: t(`accounts.login.${kind}`), value })),
    name: { action: paths.accountName(), value: form?.name ?? person.name },
    settings: settingsOf(person, form?.zone),
    reading: readingOf(person),
    passwordHref: paths.password(),
    sessions: {
      action: paths.sessionEndings(),
      rows: sessions.map(rowOf(t, state)),
      hasOthers: sessions.length > 1,
    },
    ...formProblems(t, form?.problems ?? []),
  };
};
