import { goesOn } from '../accounts/ending.js';
import type { People } from '../loop/loop.js';
import type { LetterView } from '../mail/letter.js';
import type { Compose, Letter } from '../mail/mail.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database.js';
import { hashOf, type Ids } from '../platform/ids.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { withLink } from './hand-on.js';
import { handOnMail } from './hand-on.service.js';
import type { HandOnStore } from './hand-on.store.js';

export interface HandOnLetterParts {
  handOns: Pick<HandOnStore, 'load' | 'change'>;
  people: People;
  transact: Transact;
  clock: Clock;
  ids: Ids;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

/** Names who asks, and nothing of what was written. */
const viewOf = (
  t: Words,
  lang: string,
  values: { name: string; learner: string; href: string },
): LetterView => ({
  lang,
  subject: t('handOns.mail.subject', values),
  greeting: t('mails.greeting', values),
  paragraphs: [t('handOns.mail.why', values), t('handOns.mail.what')],
  link: { href: values.href, label: t('handOns.mail.link') },
  closing: [t('handOns.mail.until'), t('handOns.mail.mistake')],
});

const compose =
  (parts: HandOnLetterParts): Compose =>
  async ({ personId, data }, isWanted) => {
    const { handOns, people, transact, clock, ids, words, publicOrigin, print } = parts;
    const handOn = await handOns.load(data['handOn'] ?? '');
    const [learner] = await people.findPeople([personId]);
    if (!learner || handOn?.state !== 'recorded' || !handOn.to.email) return null;
    const now = clock.now();
    if (!goesOn(learner, now)) return null;
    const secret = ids.secret();
    const link = { hash: hashOf(secret), by: 'mailed' as const, now, learner };
    const isMinted = await transact(
      async (tx) =>
        (await isWanted(tx)) &&
        (await handOns.change(tx, handOn, { links: withLink(handOn.links, link) })),
    );
    // Somebody changed it at this moment: the mail goes out with the next try.
    if (!isMinted) return null;
    const { name, email } = handOn.to;
    const href = publicOrigin + paths.passedOn(secret);
    const view = viewOf(words(learner.locale), learner.locale, {
      ...{ name, learner: learner.name, href },
    });
    return print({ name, address: email }, view);
  };

/** Who writes the one letter to somebody that something was passed on to. */
export const handOnLetters = (parts: HandOnLetterParts): Record<string, Compose> => ({
  [handOnMail]: compose(parts),
});
