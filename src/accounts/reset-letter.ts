import { emailOf } from './login.js';
import type { LetterView } from '../mail/letter.js';
import type { Compose, Letter } from '../mail/mail.js';
import type { Transact } from '../platform/database.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import type { AccountService } from './accounts.service.js';
import type { LoginStore } from './logins.store.js';
import type { Person } from './person.js';

export const resetMail = 'reset';

export interface ResetLetterParts {
  accounts: Pick<AccountService, 'findPeople' | 'mintReset'>;
  logins: Pick<LoginStore, 'of'>;
  transact: Transact;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

const viewOf = (t: Words, { name, locale }: Person, href: string): LetterView => ({
  lang: locale,
  subject: t('accounts.resetMail.subject'),
  greeting: t('accounts.resetMail.greeting', { name }),
  paragraphs: [t('accounts.resetMail.why')],
  link: { href, label: t('accounts.resetMail.link') },
  closing: [t('accounts.resetMail.until'), t('accounts.resetMail.mistake')],
});

/** Writes the letter with the link to a new password, which is minted as it goes out. */
export const resetLetter =
  ({ accounts, logins, transact, words, publicOrigin, print }: ResetLetterParts): Compose =>
  async ({ personId }, isWanted) => {
    const [person] = await accounts.findPeople([personId]);
    const email = emailOf(await logins.of(personId));
    if (!person || !email || person.disabledAt !== null) return null;
    const secret = await transact(async (tx) =>
      (await isWanted(tx))
        ? accounts.mintReset(tx, { personId, mintedBy: null, sentTo: email })
        : null,
    );
    if (secret === null) return null;
    const view = viewOf(words(person.locale), person, publicOrigin + paths.token('resets', secret));
    return print({ name: person.name, address: email.value }, view);
  };
