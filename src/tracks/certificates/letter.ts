import type { Directory } from '../../accounts/directory.service.js';
import { addressed, type Addressed } from '../../loop/addressed.js';
import type { People } from '../../loop/loop.js';
import type { LetterView } from '../../mail/letter.js';
import type { Compose, Letter } from '../../mail/mail.js';
import type { Transact } from '../../platform/database.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import type { CertificateRecord, Printed, Withdrawal } from './certificate.js';
import type { CertificateStore } from './certificate.store.js';
import { allowedMail, withdrawnMail } from './withdrawal.service.js';

export interface CertificateLetterParts {
  certificates: Pick<CertificateStore, 'load'>;
  people: People;
  directory: Pick<Directory, 'members'>;
  transact: Transact;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

type Ended = CertificateRecord & { printed: Printed; withdrawn: Withdrawal };

const endedOf = (found: CertificateRecord | null): Ended | null =>
  found?.printed && found.withdrawn
    ? { ...found, printed: found.printed, withdrawn: found.withdrawn }
    : null;

/** What a letter says of a certificate that does not stand; null where it has nothing to say any more. */
type Said = (
  certificate: Ended,
  to: Addressed,
) => { words: 'withdrawn' | 'allowed'; path: string } | null;

const withdrawn: Said = ({ code }) => ({ words: 'withdrawn', path: paths.verify(code) });

/** Nobody is told of what they cannot do any more: only a learner makes a certificate. */
const allowed: Said = ({ track }, { learns }) =>
  learns === null ? null : { words: 'allowed', path: paths.track(track) };

const viewOf = (
  t: Words,
  { said, ...values }: { said: string; name: string; track: string; reason: string; href: string },
  lang: string,
): LetterView => ({
  lang,
  subject: t(`certificates.mail.${said}.subject`, values),
  greeting: t('mails.greeting', values),
  paragraphs: [
    t(`certificates.mail.${said}.why`, values),
    t(`certificates.mail.${said}.what`, values),
  ],
  link: { href: values.href, label: t(`certificates.mail.${said}.link`) },
  closing: [t(`certificates.mail.${said}.closing`)],
});

/** Tells somebody what became of their certificate. */
const compose =
  (parts: CertificateLetterParts, say: Said): Compose =>
  async ({ personId, data }, isWanted) => {
    const { certificates, transact, words, publicOrigin, print } = parts;
    const found = endedOf(await certificates.load(data['certificate'] ?? ''));
    const to = await addressed(parts, personId);
    if (!found || !to) return null;
    const said = say(found, to);
    if (!said || !(await transact(isWanted))) return null;
    const t = words(to.locale);
    const values = {
      ...{ said: said.words, name: to.name, track: found.printed.track },
      reason: t(`certificates.reason.${found.withdrawn.reason}`),
      href: publicOrigin + said.path,
    };
    return print(to, viewOf(t, values, to.locale));
  };

/** Who writes the letters about a certificate, by kind of mail. */
export const certificateLetters = (parts: CertificateLetterParts): Record<string, Compose> => ({
  [withdrawnMail]: compose(parts, withdrawn),
  [allowedMail]: compose(parts, allowed),
});
