import { liveClaim } from './claim.js';
import { actAt, type Told } from './review-ways.view-model.js';
import type { ReviewStory } from './review.service.js';
import { nameOf } from './round.view-model.js';
import type { TurnRecord } from './turn.js';
import { showMoment } from './when.js';

/** That somebody else is answering a round, and the way to take it over. */
export interface ClaimView {
  text: string;
  takeOver: { action: string };
}

const line = (key: string, telling: Told, { claim }: Pick<TurnRecord, 'claim'>): string | null => {
  const { t, calendar } = telling;
  const live = liveClaim(claim, calendar.now);
  if (!live) return null;
  const at = showMoment(t, live.since, calendar);
  return t(key, { name: nameOf(telling, live.personId), at });
};

/** Who is answering, as a row of the queue says it. */
export const claimLine = (telling: Told, turn: TurnRecord): string[] => {
  const text = line('reviews.claim.row', telling, turn);
  return text === null ? [] : [text];
};

export const claimView = (
  telling: Told,
  { turn, round, isLatest, runs }: ReviewStory,
): ClaimView | null => {
  if (!turn || !runs || !isLatest || turn.claim?.personId === telling.reader) return null;
  const text = line('reviews.claim.others', telling, turn);
  return text === null ? null : { text, takeOver: { action: actAt(telling, round, 'claims') } };
};
