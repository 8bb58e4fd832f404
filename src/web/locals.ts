import type { Language } from '../platform/locales.js';
import type { Actor } from '../policy.js';

/** What travels with a request: who asks, and nothing of the application's data. */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express offers no other way to type its locals
  namespace Express {
    interface Locals {
      actor: Actor | null;
      /** What the route reads ahead, and of whom. */
      ahead: { personId: string; reading: Promise<unknown> } | null;
      /** What this visit reads in. */
      locale: Language;
      /** The secret that forms of this visit are tied to: of the session, or of the visit before signing in. */
      formSession: string | null;
    }
  }
}
