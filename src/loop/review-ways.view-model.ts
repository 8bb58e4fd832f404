import { paths } from '../web/paths.js';
import { next } from './machine.js';
import { filterAddress, markOf, markText, type QueueFilter } from './queue.js';
import type { ReviewStory } from './review.service.js';
import type { Telling } from './round.view-model.js';
import { positionOf } from './turn.js';

interface Way {
  href: string;
  label: string;
}

/** As it is told to the one who reads it here, who came under these filters. */
export type Told = Telling & { reader: string; filter: Omit<QueueFilter, 'free'> };

export const actAt = (
  { filter }: Told,
  { _id }: ReviewStory['round'],
  act: 'openings' | 'claims' | 'actions' | 'hand-over' | 'notes',
): string => paths.reviewAct(_id, act, filterAddress(filter));

/** Where in the queue the round stands; a round that does not wait has no place there. */
const placeOf = ({ calendar }: Telling, { turn, isLatest }: ReviewStory): string | undefined =>
  turn?.promisedBy && isLatest ? markText(markOf(turn, calendar.now)) : undefined;

/** The reviews before and behind it in the queue. */
export const waysOf = (telling: Told, story: ReviewStory): Record<'previous' | 'next', Way> => {
  const { t } = telling;
  const filter = filterAddress(telling.filter);
  const place = placeOf(telling, story);
  return {
    previous: {
      href: paths.previousReview({ ...filter, before: place }),
      label: t('reviews.previous'),
    },
    next: {
      href: paths.nextReview({ ...filter, after: place }),
      label: t('reviews.nextOne'),
    },
  };
};

/** To close what the learner said without answering it. */
export const noAnswerOf = ({
  canReply,
  turn,
  round,
}: ReviewStory): { action: string; turnRev: number } | null =>
  canReply && turn && next(positionOf(turn), 'noAnswer')
    ? { action: paths.reviewAct(round._id, 'no-answer'), turnRev: turn.rev }
    : null;
