import type { CohortRecord } from '../../cohorts/cohort.js';
import type { LetterView } from '../../mail/letter.js';
import type { Compose, Letter, Mail } from '../../mail/mail.js';
import type { NewMail } from '../../mail/outbox.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database.js';
import type { Words } from '../../platform/words.js';
import type { InstallScope } from '../../policy.js';
import { paths } from '../../web/paths.js';
import { addressed, addressedLearner, type Addressed, type AddressParts } from '../addressed.js';
import { isClosed } from '../closed.js';
import { namesOf } from '../loop.js';
import type { TurnRecord } from '../turn.js';
import type { TurnStore } from '../turn.store.js';
import { showWait } from '../when.js';
import { lateMail, leadSince, restingMail } from './reminding.js';

export interface DeskLetterParts extends AddressParts {
  turns: Pick<TurnStore, 'load' | 'desk'>;
  cohorts: { find(scope: InstallScope, id: string): Promise<CohortRecord | null> };
  transact: Transact;
  clock: Clock;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

const handedKind = 'handed-over';

/** Tells a writer that somebody answers who was not named on what they wrote. */
export const handedMail = ({ _id, personId, seq, handed }: TurnRecord): NewMail => ({
  _id: `${handedKind}:${_id}:${seq}`,
  kind: handedKind,
  personId,
  data: { turn: _id, to: handed?.to ?? '' },
});

/** The turn that a mail is about, where it is still with the colleague it speaks of. */
const asked = async ({ turns }: DeskLetterParts, { data }: Mail): Promise<TurnRecord | null> => {
  const turn = await turns.load(data['turn'] ?? '');
  return turn?.handed?.to === data['to'] ? turn : null;
};

const handed =
  (parts: DeskLetterParts): Compose =>
  async (mail, isWanted) => {
    const turn = await asked(parts, mail);
    const to = await addressedLearner(parts, mail.personId);
    if (!turn?.handed || !to || !(await parts.transact(isWanted))) return null;
    const names = await namesOf(parts.people, [turn.handed.to, turn.handed.by]);
    const t = parts.words(to.locale);
    const nameOf = (id: string): string => names.get(id) ?? t('loop.someone');
    const values = { name: nameOf(turn.handed.to), by: nameOf(turn.handed.by) };
    return parts.print(to, {
      lang: to.locale,
      subject: t('desk.mail.handed.subject', values),
      greeting: t('mails.greeting', { name: to.name }),
      paragraphs: [t('desk.mail.handed.why', values), t('desk.mail.handed.what', values)],
      link: {
        href: parts.publicOrigin + paths.reflection(turn.lessonId),
        label: t('desk.mail.handed.link'),
      },
      closing: [t('desk.mail.noText')],
    });
  };

/** The turn of a step that its learner has not taken since. */
const untaken = async ({ turns }: DeskLetterParts, { data }: Mail): Promise<TurnRecord | null> => {
  const turn = await turns.load(data['turn'] ?? '');
  const isSame =
    turn?.state === data['state'] && String(turn?.waitingSince.getTime()) === data['since'];
  return isSame ? turn : null;
};

const resting =
  (parts: DeskLetterParts): Compose =>
  async (mail, isWanted) => {
    const turn = await untaken(parts, mail);
    const to = await addressedLearner(parts, mail.personId);
    if (!turn || !to || !(await parts.transact(isWanted))) return null;
    const { state } = turn;
    const count = mail.data['count'] ?? '';
    const t = parts.words(to.locale);
    return parts.print(to, {
      lang: to.locale,
      subject: t(`desk.mail.${state}.subject`),
      greeting: t('mails.greeting', { name: to.name }),
      paragraphs: [t(`desk.mail.${state}.why`), t(`desk.mail.reminder.${count}`)],
      link: {
        href: parts.publicOrigin + paths.reflection(turn.lessonId),
        label: t(`desk.mail.${state}.link`),
      },
      closing: [t('desk.mail.noText')],
    });
  };

/** Where somebody answers, less what is closed. */
const runningFor = async (
  { cohorts, clock }: DeskLetterParts,
  { instructs }: Addressed,
): Promise<CohortRecord[]> => {
  const all = await Promise.all(instructs.map((id) => cohorts.find({ reach: 'install' }, id)));
  return all.filter((one) => one !== null).filter((one) => !isClosed(one, clock.now()));
};

interface Answering {
  personId: string;
  to: Addressed;
  running: readonly CohortRecord[];
}

/** What is late with somebody now. */
const ownLine = async (
  { turns, clock }: DeskLetterParts,
  { personId, to, running }: Answering,
  t: Words,
): Promise<string[]> => {
  const now = clock.now();
  const reader = { reach: 'reader' as const, personId, cohortIds: running.map(({ _id }) => _id) };
  const count = await turns.desk.countLate(reader, now);
  const first = count > 0 ? await turns.desk.firstPromised(reader) : null;
  if (!first) return [];
  const wait = showWait(t, first.waitingSince, { zone: to.zone, locale: to.locale, now });
  return [t('desk.mail.late.own', { count, wait })];
};

/** What is very late in each cohort that somebody leads. */
const leadLines = async (
  { turns, clock }: DeskLetterParts,
  { personId, running }: Answering,
  t: Words,
): Promise<string[]> => {
  const led = running.filter(({ instructors: [lead] }) => lead === personId);
  const lines = led.map(async (cohort) => {
    const count = await turns.desk.countPromisedBy(cohort._id, leadSince(clock.now(), cohort));
    return count > 0 ? [t('desk.mail.late.lead', { cohort: cohort.name, count })] : [];
  });
  return (await Promise.all(lines)).flat();
};

const late =
  (parts: DeskLetterParts): Compose =>
  async ({ personId }, isWanted) => {
    const to = await addressed(parts, personId);
    if (!to) return null;
    const t = parts.words(to.locale);
    const answering = { personId, to, running: await runningFor(parts, to) };
    const own = await ownLine(parts, answering, t);
    const lines = [...own, ...(await leadLines(parts, answering, t))];
    if (lines.length === 0 || !(await parts.transact(isWanted))) return null;
    return parts.print(to, {
      lang: to.locale,
      subject: t('desk.mail.late.subject'),
      greeting: t('mails.greeting', { name: to.name }),
      paragraphs: lines,
      link: { href: parts.publicOrigin + paths.reviews(), label: t('desk.mail.late.link') },
      closing: [t('desk.mail.late.closing')],
    });
  };

/** Who writes the letters about who answers and what waits, by kind of mail. */
export const deskLetters = (parts: DeskLetterParts): Record<string, Compose> => ({
  [handedKind]: handed(parts),
  [restingMail]: resting(parts),
  [lateMail]: late(parts),
});
