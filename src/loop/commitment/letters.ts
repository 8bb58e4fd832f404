import { noLaterThanClosed } from '../../accounts/ending.js';
import type { LetterView } from '../../mail/letter.js';
import type { Compose, Letter, Mail } from '../../mail/mail.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database.js';
import { hashOf, type Ids } from '../../platform/ids.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { addressedLearner, type Addressed, type AddressParts } from '../addressed.js';
import type { CommitmentRecord } from './commitment.js';
import type { CommitmentStore } from './commitment.store.js';
import { eveMail, outcomeMail } from './reminders.js';

export interface CommitmentLetterParts extends AddressParts {
  commitments: Pick<CommitmentStore, 'load' | 'addLink'>;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

const linkLastsMs = 14 * 24 * 3_600_000;

/** The commitment that a mail asks about, where it is still open and its day the one that the mail was made for. */
const asked = async (
  { commitments }: CommitmentLetterParts,
  { data }: Mail,
): Promise<CommitmentRecord | null> => {
  const found = await commitments.load(data['commitment'] ?? '');
  return found?.state === 'open' && found.aim.day === data['day'] ? found : null;
};

/** Never a word of what was written: mail lies about in many places. */
const viewOf = (
  t: Words,
  { name, locale }: Addressed,
  { kind, href }: { kind: 'eve' | 'day'; href: string },
): LetterView => ({
  lang: locale,
  subject: t(`outcomes.mail.${kind}.subject`),
  greeting: t('mails.greeting', { name }),
  paragraphs: [t(`outcomes.mail.${kind}.why`), t(`outcomes.mail.${kind}.what`)],
  link: { href, label: t(`outcomes.mail.${kind}.link`) },
  closing: [t(`outcomes.mail.${kind}.closing`)],
});

const eve =
  (parts: CommitmentLetterParts): Compose =>
  async (mail, isWanted) => {
    const commitment = await asked(parts, mail);
    const to = await addressedLearner(parts, mail.personId);
    if (!commitment || !to || !(await parts.transact(isWanted))) return null;
    const href = parts.publicOrigin + paths.reflection(commitment.lessonId);
    return parts.print(to, viewOf(parts.words(to.locale), to, { kind: 'eve', href }));
  };

const outcome =
  (parts: CommitmentLetterParts): Compose =>
  async (mail, isWanted) => {
    const { commitments, transact, clock, ids, words, publicOrigin, print } = parts;
    const commitment = await asked(parts, mail);
    const to = await addressedLearner(parts, mail.personId);
    if (!commitment || !to) return null;
    const secret = ids.secret();
    const expiresAt = noLaterThanClosed(to, new Date(clock.now().getTime() + linkLastsMs));
    const isMinted = await transact(async (tx) => {
      if (!(await isWanted(tx))) return false;
      await commitments.addLink(tx, commitment._id, { hash: hashOf(secret), expiresAt });
      return true;
    });
    if (!isMinted) return null;
    const href = publicOrigin + paths.outcome(secret);
    return print(to, viewOf(words(to.locale), to, { kind: 'day', href }));
  };

/** Who writes the letters about what people set out to do, by kind of mail. */
export const commitmentLetters = (parts: CommitmentLetterParts): Record<string, Compose> => ({
  [eveMail]: eve(parts),
  [outcomeMail]: outcome(parts),
});
