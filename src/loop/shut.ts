import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import { may, scope, type Actor } from '../policy.js';
import { draftOf, reflectionForm, type LoopParts } from './loop.js';

type Parts = Pick<LoopParts, 'rounds' | 'drafts' | 'turns' | 'content' | 'clock'>;

/**
 * A reflection of which anything is shut to its writer's account rests as a whole: nothing of it is shown, and nothing
 * can be done to it, so that whoever holds the account can neither read it nor write over what they cannot see.
 */
export const createShutting = ({ rounds, drafts, turns, content, clock }: Parts) => {
  const isShut = async (actor: Actor, slug: string, tx?: Tx): Promise<boolean> => {
    const own = scope(actor, 'turn:read');
    if (own.notBefore === null) return false;
    if (await rounds.isShut(own, slug, tx)) return true;
    return drafts.isShut(draftOf(actor, reflectionForm(slug)), tx);
  };
  /** Whether there is anything to go on with; read only where nothing new may begin. */
  const isBegun = async (actor: Actor, slug: string, tx?: Tx): Promise<boolean> => {
    if (await drafts.find(draftOf(actor, reflectionForm(slug)), tx)) return true;
    const where = { courseId: content.course().id, lessonId: slug };
    const at = { now: clock.now(), ...(tx && { tx }) };
    return (await turns.current(scope(actor, 'turn:read'), where, at)) !== null;
  };
  return {
    isShut,
    /** Throws `conflict`, which says why: it is shut, or was not begun before its cohort ended. */
    async assertOpen(actor: Actor, slug: string, tx?: Tx): Promise<void> {
      if (await isShut(actor, slug, tx)) throw new AppError('conflict', 'loop.refused.shut');
      if (!may(actor, 'turn:begin') && !(await isBegun(actor, slug, tx)))
        throw new AppError('conflict', 'errors.closing');
    },
  };
};
