import { paths } from '../../web/paths.js';
import type { Telling } from '../round.view-model.js';
import { showMoment } from '../when.js';
import type { ConsentRound } from './consent.js';
import type { Consenting } from './giving.service.js';

/** A question to the learner, or what they said yes to. */
export interface ConsentView {
  title: string;
  /** Why, in the words of who asks. */
  line: string;
  /** That who asks also looks after the course. */
  admin: string | null;
  rounds: string[];
  hint: string;
  /** To be answered, or to be taken back; null for an account that cannot say yes now. */
  form: { action: string; is: 'question' | 'consent' } | null;
}

const roundLine = ({ t, calendar }: Telling, { n, sentAt, openedAt }: ConsentRound): string =>
  [
    t('loop.round.title', { n }),
    t('loop.round.sent', { at: showMoment(t, sentAt, calendar) }),
    ...(openedAt ? [t('consents.openedAt', { at: showMoment(t, openedAt, calendar) })] : []),
  ].join(' · ');

export const consentView = (
  telling: Telling,
  { consent, asker }: Consenting,
  { canAnswer }: { canAnswer: boolean },
): ConsentView => {
  const { t } = telling;
  const { _id, lessonId, line, rounds, state } = consent;
  const isGiven = state === 'given';
  const name = asker.name;
  const forms = {
    consent: { action: paths.consentEnd(lessonId, _id), is: 'consent' as const },
    question: { action: paths.consent(lessonId, _id), is: 'question' as const },
  };
  return {
    title: t(`consents.${isGiven ? 'given' : 'asked'}.title`, { name }),
    line,
    admin: asker.isAdmin ? t('loop.readers.both', { names: name, count: 1 }) : null,
    rounds: rounds.map((round) => roundLine(telling, round)),
    hint: t(`consents.${isGiven ? 'given' : 'asked'}.hint`, { name }),
    form: isGiven ? forms.consent : canAnswer ? forms.question : null,
  };
};
