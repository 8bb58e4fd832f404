import type { Question } from '../content/course.js';
import type { Calendar } from '../platform/dates.js';
import { showDate } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { letterOf } from '../quizzes/question.view-model.js';
import { acceptedForms, choicesOf, type ChoiceCount } from './choices.js';
import type { Finding } from './findings.js';
import { sharesFrom } from './statistics.js';
import type { VersionTally } from './statistics.store.js';
import type { QuestionTally } from './tally.js';

/** "62 %", or "3 of 5" where a share would make much of little. */
export const share = (t: Words, count: number, of: number): string =>
  of < sharesFrom
    ? t('insights.share.few', { count, of })
    : t('insights.share.percent', { percent: Math.round((100 * count) / of) });

/** The words of an option, or ours for answers that are none. */
export const choiceName = (t: Words, { id, text }: ChoiceCount): string =>
  text ?? t(id === acceptedForms ? 'insights.choice.accepted' : 'insights.choice.unforeseen');

interface About {
  question: Question;
  tally: QuestionTally;
}

const astrayValues = (at: number, { question, tally }: About): Record<string, string> => {
  const { text, partner } = choicesOf(question, tally)[at] ?? { text: null, partner: null };
  return { letter: letterOf(at), text: text ?? '', partner: partner?.otherMost?.text ?? '' };
};

/** A finding in a plain sentence, without a full stop, because a passage to look at may follow. */
export const sentenceOf = (t: Words, finding: Finding, about: About): string => {
  if (finding.kind === 'nobody' || finding.kind === 'apart')
    return t(`insights.finding.${finding.kind}`);
  const shown = { share: share(t, finding.count, finding.of) };
  return finding.kind === 'astray'
    ? t(`insights.finding.${finding.how}`, { ...shown, ...astrayValues(finding.at, about) })
    : t(`insights.finding.${finding.kind}`, shown);
};

/** "from February 27 to March 2" */
const whenOf = (t: Words, { firstAt, lastAt }: VersionTally, calendar: Calendar): string => {
  const [from, to] = [showDate(firstAt, calendar), showDate(lastAt, calendar)];
  return from === to
    ? t('insights.version.day', { from })
    : t('insights.version.span', { from, to });
};

export const answeredWhen = (t: Words, version: VersionTally, calendar: Calendar): string =>
  t('insights.version.answered', { when: whenOf(t, version, calendar) });

/** Which version of a quiz, told by when it was answered; its hash would tell nobody anything. */
export const versionName = (
  t: Words,
  version: VersionTally,
  { current, calendar }: { current: string; calendar: Calendar },
): string =>
  version.hash === current
    ? t('insights.version.now')
    : t('insights.version.earlier', { when: whenOf(t, version, calendar) });
