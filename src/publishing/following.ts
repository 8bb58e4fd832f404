import type { Content } from '../content/content.service.js';
import type { LoadResult } from '../content/load.js';
import type { Clock } from '../platform/clock.js';
import type { Logger } from '../platform/logger.js';
import type { PublicationStore } from './publication.store.js';

export interface FollowingParts {
  content: Content;
  publications: Pick<PublicationStore, 'latest'>;
  readFiles: () => Promise<LoadResult>;
  clock: Clock;
  logger: Pick<Logger, 'info' | 'warn'>;
}

/** Brings this process to the course that was published last. */
export type CatchUp = () => Promise<void>;

/** A publication is one small record, found by its key: asking for it costs next to nothing. */
const everyMs = 5_000;

/** Files that are not those which were published are read again after this long: they may still be on their way. */
const patienceMs = 60_000;

/** Shows what another process published, once the files here say the same; until then what was shown before stays. */
export const createCatchUp = (parts: FollowingParts): CatchUp => {
  const { content, publications, readFiles, clock, logger } = parts;
  let missed = { id: 0, at: 0 };
  return async () => {
    const latest = await publications.latest();
    if (!latest || latest.hash === content.course().hash) return;
    const now = clock.now().getTime();
    if (missed.id === latest._id && now - missed.at < patienceMs) return;
    const loaded = await readFiles();
    if ('course' in loaded && loaded.course.hash === latest.hash) {
      await content.replace(loaded.course);
      logger.info('a course that was published elsewhere is shown here too');
      return;
    }
    if (missed.id !== latest._id)
      logger.warn('a course was published whose files are not here: the one before stays');
    missed = { id: latest._id, at: now };
  };
};

/** Catches up again and again. Answers how to stop. */
export const follow = (catchUp: CatchUp, logger: Pick<Logger, 'warn'>): (() => Promise<void>) => {
  let timer: NodeJS.Timeout | null = null;
  let looking = Promise.resolve();
  let isStopped = false;
  const look = async (): Promise<void> => {
    try {
      await catchUp();
    } catch (error) {
      logger.warn({ err: error }, 'what was published is not known just now');
    }
    plan();
  };
  const plan = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      looking = look();
    }, everyMs);
  };
  plan();
  return () => {
    isStopped = true;
    if (timer) clearTimeout(timer);
    return looking;
  };
};
