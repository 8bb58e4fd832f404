import type { Request } from 'express';
import type { Clock } from '../platform/clock.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import type { Words } from '../platform/words.js';
import type { Actor } from '../policy.js';
import type { FormTokens } from './csrf.js';
import type { Origin } from './headers.js';
import type { KeptFormStore } from './kept-form.store.js';
import type { RenderPage } from './page.js';

/**
 * Who asks, as the accounts feature reads it from a request; null for a visitor who is not signed in. `named` hears whom
 * the cookie names, before that is proved, so that something can be read of them in the same query.
 */
export type ReadActor = (req: Request, named?: (personId: string) => void) => Promise<Actor | null>;

/** All that the web layer needs from the rest. */
export interface Web {
  origin: Origin;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  words: (locale: string) => Words;
  tokens: FormTokens;
  keptForms: KeptFormStore;
  readActor: ReadActor;
  render: RenderPage;
  /** Changes with every build: a kept page of an older one is asked for again. */
  build: string;
}
