import { watch } from 'node:fs';
import type { Logger } from '../platform/logger.js';
import type { Content } from './content.service.js';
import { faultLines } from './faults.js';
import { loadCourse } from './load.js';

export interface WatchDependencies {
  dir: string;
  content: Content;
  logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** Editors save in several steps; the course is read when they have settled. */
const settleMs = 100;

/**
 * While the course is being written: a saved file shows at once, and a broken one leaves the last good course and
 * says in the log what to mend. Answers how to stop.
 */
export function watchCourse({ dir, content, logger }: WatchDependencies): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  const reload = async (): Promise<void> => {
    try {
      const result = await loadCourse(dir);
      if ('faults' in result) {
        logger.warn(
          { faults: faultLines(result.faults) },
          'course not reloaded: there is something to mend',
        );
      } else if (result.course.hash !== content.course().hash) {
        await content.replace(result.course);
        logger.info('course reloaded');
      }
    } catch (error) {
      logger.error({ err: error }, 'course not reloaded');
    }
  };
  const watcher = watch(dir, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      reading = reading.then(reload);
    }, settleMs);
  });
  watcher.on('error', (error) => logger.error({ err: error }, 'course is no longer watched'));
  return () => {
    clearTimeout(waiting);
    watcher.close();
  };
}
