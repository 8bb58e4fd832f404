import { setFlagsFromString } from 'node:v8';

/**
 * Cleans the heap up when it has grown by a third over what is in use. Left alone V8 waits, on a machine with much
 * memory, until it is several times as large; what a request leaves behind is never worth that.
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=30');
