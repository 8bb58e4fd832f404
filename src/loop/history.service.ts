import type { Reflection } from '../content/course.js';
import { scope, type Actor } from '../policy.js';
import type { CommitmentRecord } from './commitment/commitment.js';
import type { LoopParts } from './loop.js';
import type { RoundRecord } from './turn.js';

/** A part of a list that begins with the latest: what lies behind a place in it. */
export interface HistoryPage {
  after: { at: Date; id: string } | null;
  limit: number;
}

/** What somebody has written in the loop, the latest first: theirs alone, and nothing that is shut to their account. */
export const createHistoryService = ({
  rounds,
  commitments,
  content,
  turns,
  replies,
}: LoopParts) => ({
  async rounds(
    actor: Actor,
    { after, limit }: HistoryPage,
  ): Promise<{ round: RoundRecord; reflection: Reflection }[]> {
    const found = await rounds.page(scope(actor, 'growth:see'), { behind: after, limit });
    return Promise.all(
      found.map(async (round) => ({
        round,
        reflection: await content.reflectionVersion(round.hash, actor.locale),
      })),
    );
  },

  /** By the moment they were set, or by the one in which it was told what came of them. */
  setOut: (
    actor: Actor,
    by: 'statedAt' | 'outcome.at',
    { after, limit }: HistoryPage,
  ): Promise<CommitmentRecord[]> =>
    commitments.page(scope(actor, 'growth:see'), { by, behind: after, limit }),

  /** When the reflection of each lesson was first found ready for action. Days, and nobody's words. */
  async readyAt(actor: Actor): Promise<ReadonlyMap<string, Date>> {
    const own = await turns.exportOf(scope(actor, 'growth:see').personId);
    const found = await replies.readyAt(own.map(({ _id }) => _id));
    const lessonOf = new Map(own.map(({ _id, lessonId }) => [_id, lessonId]));
    const latestFirst = found.sort((a, b) => b.visibleFrom.getTime() - a.visibleFrom.getTime());
    return new Map(latestFirst.map((one) => [lessonOf.get(one.turnId) ?? '', one.visibleFrom]));
  },
});

export type HistoryService = ReturnType<typeof createHistoryService>;
