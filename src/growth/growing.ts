import { changedMinds, type ChangedMindsDependencies } from './changed-minds.js';
import { createGrowthService, type GrowthService } from './growth.service.js';
import { inTheLoop, type LoopSources } from './in-the-loop.js';

/** The growth line with all that it is put together from. */
export const createGrowth = (parts: ChangedMindsDependencies & LoopSources): GrowthService =>
  createGrowthService([changedMinds(parts), ...inTheLoop(parts)]);
