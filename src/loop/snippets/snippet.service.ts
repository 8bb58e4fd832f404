import { notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import type { Snippet } from './snippet.js';
import type { SnippetStore } from './snippet.store.js';

/** Sentences that instructors keep for their replies: each their own. */
export const createSnippetService = ({ snippets }: { snippets: SnippetStore }) => ({
  list: (actor: Actor): Promise<Snippet[]> => snippets.of(scope(actor, 'snippet:write')),

  /** False where there are as many as there may be. */
  add: (actor: Actor, snippet: Snippet): Promise<boolean> =>
    snippets.add(scope(actor, 'snippet:write'), snippet),

  /** Throws `not-found` for one the actor does not have. */
  async change(actor: Actor, snippet: Snippet): Promise<void> {
    if (!(await snippets.change(scope(actor, 'snippet:write'), snippet))) throw notFound();
  },

  remove: (actor: Actor, id: string): Promise<void> =>
    snippets.remove(scope(actor, 'snippet:write'), id),
});

export type SnippetService = ReturnType<typeof createSnippetService>;
