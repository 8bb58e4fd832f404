import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { draftOf, reflectionForm, type LoopParts } from './loop.js';

/**
 * A reflection of which anything is shut to its writer's account rests as a whole: nothing of it is shown, and nothing
 * can be done to it, so that whoever holds the account can neither read it nor write over what they cannot see.
 */
export const createShutting = ({ rounds, drafts }: Pick<LoopParts, 'rounds' | 'drafts'>) => {
  const isShut = async (actor: Actor, slug: string, tx?: Tx): Promise<boolean> => {
    const own = scope(actor, 'turn:read');
    if (own.notBefore === null) return false;
    if (await rounds.isShut(own, slug, tx)) return true;
    return drafts.isShut(draftOf(actor, reflectionForm(slug)), tx);
  };
  return {
    isShut,
    /** Throws `conflict`, which says why and until when. */
    async assertOpen(actor: Actor, slug: string, tx?: Tx): Promise<void> {
      if (await isShut(actor, slug, tx)) throw new AppError('conflict', 'loop.refused.shut');
    },
  };
};
