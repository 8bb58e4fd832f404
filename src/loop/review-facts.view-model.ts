import type { ReviewStory } from './review.service.js';
import { languageOf, type Telling } from './round.view-model.js';
import { showDay, showMoment, showWait } from './when.js';

/** Which round, in which language its writer reads, when it was sent; and of one that waits how long, until when. */
export const factsOf = (telling: Telling, story: ReviewStory): string[] => {
  const { t, calendar } = telling;
  const { round, turn, isLatest, cohort } = story;
  const known = [
    t('loop.round.title', { n: round.n }),
    ...languageOf(telling, story.locales.get(round.personId)),
    t('reviews.facts.sent', { at: showMoment(t, round.submittedAt, calendar) }),
  ];
  const promisedBy = isLatest && turn ? turn.promisedBy : null;
  if (!promisedBy || !turn) return known;
  const day = showDay(promisedBy, { zone: cohort.zone, locale: calendar.locale });
  return [
    ...known,
    t('reviews.facts.waits', { wait: showWait(t, turn.waitingSince, calendar) }),
    t(promisedBy < calendar.now ? 'reviews.facts.late' : 'reviews.facts.promise', { day }),
  ];
};
