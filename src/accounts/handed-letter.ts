import { emailOf } from './login.js';
import type { LetterView } from '../mail/letter.js';
import type { Compose, Letter } from '../mail/mail.js';
import type { Clock } from '../platform/clock.js';
import type { Transact, Tx } from '../platform/database.js';
import { showDate, showTime, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { AccountService } from './accounts.service.js';
import { shutBefore } from './handed.js';
import { loginKey } from './login.js';
import type { LoginStore } from './logins.store.js';
import type { HandedLink, Login, Person } from './person.js';

export interface HandedLetterParts {
  accounts: Pick<AccountService, 'findPeople' | 'mintConfirmation'>;
  logins: Pick<LoginStore, 'of' | 'isVerified'>;
  transact: Transact;
  clock: Clock;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

interface Telling {
  person: Person;
  handed: HandedLink;
  byName: string | null;
  /** Opens the words at once; null where the address is not known to be the person's own. */
  secret: string | null;
}

const happened = (t: Words, { handed, byName }: Telling, calendar: Calendar): string => {
  const at = { date: showDate(handed.usedAt, calendar), time: showTime(handed.usedAt, calendar) };
  const by = byName ?? t('accounts.handed.somebody');
  return handed.by === null
    ? t('accounts.handed.byMail', at)
    : t('accounts.handed.by', { ...at, name: by });
};

const viewOf = (
  { words, publicOrigin, clock }: HandedLetterParts,
  telling: Telling,
): LetterView => {
  const { person, handed, secret } = telling;
  const t = words(person.locale);
  const calendar = { zone: person.zone, locale: person.locale, now: clock.now() };
  const opens = {
    date: showDate(handed.opensAt, calendar),
    time: showTime(handed.opensAt, calendar),
  };
  const path = secret === null ? paths.account() : paths.token('confirmations', secret);
  return {
    lang: person.locale,
    subject: t('accounts.handedMail.subject'),
    greeting: t('accounts.resetMail.greeting', { name: person.name }),
    paragraphs: [
      happened(t, telling, calendar),
      t('accounts.handedMail.shut', opens),
      t(secret === null ? 'accounts.handedMail.look' : 'accounts.handedMail.confirm'),
    ],
    link: {
      href: publicOrigin + path,
      label: t(secret === null ? 'accounts.handedMail.account' : 'accounts.handedMail.open'),
    },
    closing: [t('accounts.handedMail.stranger')],
  };
};

const isOwn = ({ logins }: HandedLetterParts, personId: string, login: Login): Promise<boolean> =>
  logins.isVerified({ personId, key: loginKey(login) });

const nameOf = async (
  { accounts }: HandedLetterParts,
  personId: string | null,
): Promise<string | null> =>
  personId === null ? null : ((await accounts.findPeople([personId])).at(0)?.name ?? null);

/** Tells somebody that a link which another person made has set their password. */
export const handedLetter =
  (parts: HandedLetterParts): Compose =>
  async ({ personId }, isWanted) => {
    const { accounts, logins, transact, clock } = parts;
    const [person] = await accounts.findPeople([personId]);
    const email = emailOf(await logins.of(personId));
    if (!person?.handed || !email || person.disabledAt !== null) return null;
    const { handed } = person;
    const mayOpen = shutBefore(handed, clock.now()) && (await isOwn(parts, personId, email));
    const to = { personId, sentTo: email, until: handed.opensAt };
    const mint = async (tx: Tx): Promise<{ secret: string | null } | null> => {
      if (!(await isWanted(tx))) return null;
      return { secret: mayOpen ? await accounts.mintConfirmation(tx, to) : null };
    };
    const wanted = await transact(mint);
    if (!wanted) return null;
    const view = viewOf(parts, {
      person,
      handed,
      byName: await nameOf(parts, handed.by),
      ...wanted,
    });
    return parts.print({ name: person.name, address: email.value }, view);
  };
