import type { Actor } from '../policy.js';
import { laterFirst, type GrowthEvent, type GrowthMark, type GrowthSource } from './growth.js';

/** A part of somebody's growth line, the latest first. */
export interface GrowthLine {
  events: GrowthEvent[];
  /** Where older ones begin; null when these are the oldest. */
  older: GrowthMark | null;
}

const eventsOnPage = 50;

export type GrowthService = ReturnType<typeof createGrowthService>;

/** The line is put together from its sources, page by page, by time. */
export const createGrowthService = (sources: readonly GrowthSource[]) => ({
  async line(actor: Actor, after: GrowthMark | null): Promise<GrowthLine> {
    // One more than is shown tells whether there are older ones.
    const page = { after, limit: eventsOnPage + 1 };
    const found = await Promise.all(sources.map((source) => source(actor, page)));
    const sorted = found.flat().sort(laterFirst);
    const events = sorted.slice(0, eventsOnPage);
    const last = events.at(-1);
    const older = sorted.length > events.length && last ? { at: last.at, id: last.id } : null;
    return { events, older };
  },
});
