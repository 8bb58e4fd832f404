import type { Directory } from '../accounts/directory.service.js';
import type { CohortInfo, CohortReader, Door } from '../cohorts/cohort.js';
import { doorMails, lastDayAt } from '../cohorts/doors.js';
import type { Content } from '../content/content.service.js';
import type { LessonService } from '../lessons/lesson.service.js';
import { addressed, type Addressed } from '../loop/addressed.js';
import type { People } from '../loop/loop.js';
import type { LetterView } from '../mail/letter.js';
import type { Compose, Letter } from '../mail/mail.js';
import type { Clock } from '../platform/clock.js';
import { dayIn, type Day } from '../platform/dates.js';
import type { Transact } from '../platform/database.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { daysInWords, shutsOn } from './doors.js';

export interface DoorLetterParts {
  groups: Pick<CohortReader, 'of'>;
  lessons: Pick<LessonService, 'progressOfPerson'>;
  content: Pick<Content, 'course'>;
  people: People;
  directory: Pick<Directory, 'members'>;
  transact: Transact;
  clock: Clock;
  words: (locale: string) => Words;
  /** Where people reach the course; links never follow a request's Host. */
  publicOrigin: string;
  print: (to: Letter['to'], view: LetterView) => Letter;
}

/** Names days and nothing that somebody wrote. */
const viewOf = (
  t: Words,
  { name, locale }: Addressed,
  { door, end, href }: { door: Door; end: Day; href: string },
): LetterView => {
  const days = daysInWords(end, locale);
  const say = (part: string): string => t(`home.doors.${door}.${part}`, days);
  return {
    ...{ lang: locale, subject: say('subject'), greeting: t('mails.greeting', { name }) },
    paragraphs: [say('why'), say('what')],
    link: { href, label: say('link') },
    closing: [say('closing')],
  };
};

/** Whether it is worth telling: while the door is open, and where it shuts on something of theirs. */
const isWorthTelling = async (
  { lessons, content, clock }: DoorLetterParts,
  { door, personId }: { door: Door; personId: string },
  { end, zone }: CohortInfo,
): Promise<boolean> => {
  const now = clock.now();
  if (dayIn(now, zone) > lastDayAt(door, end)) return false;
  const progress = await lessons.progressOfPerson(personId);
  return shutsOn[door]({ course: content.course(), progress, now });
};

const compose =
  (parts: DoorLetterParts, door: Door): Compose =>
  async ({ personId, data }, isWanted) => {
    const { groups, transact, words, publicOrigin, print } = parts;
    const cohort = await groups.of(data['cohort'] ?? '');
    const to = await addressed(parts, personId);
    if (to?.learns !== cohort.id) return null;
    if (!(await isWorthTelling(parts, { door, personId }, cohort))) return null;
    if (!(await transact(isWanted))) return null;
    const href = publicOrigin + paths.home();
    return print(to, viewOf(words(to.locale), to, { door, end: cohort.end, href }));
  };

/** Who writes the letters about the end of a cohort, by kind of mail. */
export const doorLetters = (parts: DoorLetterParts): Record<string, Compose> => ({
  [doorMails.end]: compose(parts, 'end'),
  [doorMails.close]: compose(parts, 'close'),
});
