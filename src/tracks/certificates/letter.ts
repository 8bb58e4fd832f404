import type { Directory } from '../../accounts/directory.service.js';
import { addressed } from '../../loop/addressed.js';
import type { People } from '../../loop/loop.js';
import type { LetterView } from '../../mail/letter.js';
import type { Compose, Letter } from '../../mail/mail.js';
import type { Transact } from '../../platform/database.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { withdrawnMail } from './certificate.service.js';
import type { CertificateStore } from './certificate.store.js';

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

const viewOf = (
  t: Words,
  lang: string,
  values: { name: string; track: string; reason: string; href: string },
): LetterView => ({
  lang,
  subject: t('certificates.mail.subject', values),
  greeting: t('mails.greeting', values),
  paragraphs: [t('certificates.mail.why', values), t('certificates.mail.what')],
  link: { href: values.href, label: t('certificates.mail.link') },
  closing: [t('certificates.mail.closing')],
});

/** Tells somebody that their certificate was withdrawn, and why. */
const compose =
  (parts: CertificateLetterParts): Compose =>
  async ({ personId, data }, isWanted) => {
    const { certificates, transact, words, publicOrigin, print } = parts;
    const found = await certificates.load(data['certificate'] ?? '');
    const to = await addressed(parts, personId);
    if (!found?.printed || !found.withdrawn || !to) return null;
    if (!(await transact(isWanted))) return null;
    const t = words(to.locale);
    const view = viewOf(t, to.locale, {
      ...{ name: to.name, track: found.printed.track },
      reason: t(`certificates.reason.${found.withdrawn.reason}`),
      href: publicOrigin + paths.verify(found.code),
    });
    return print(to, view);
  };

export const certificateLetters = (parts: CertificateLetterParts): Record<string, Compose> => ({
  [withdrawnMail]: compose(parts),
});
