import type { Person } from '../accounts/person.js';
import { AppError, notFound } from '../platform/errors.js';
import { scope, type Actor } from '../policy.js';
import { namesOf, type LoopParts } from './loop.js';

/** Somebody whose earlier words are shut to their account, for one who has read them to say whose account it is. */
export interface AccountToConfirm {
  id: string;
  name: string;
  /** Who made the link; null for one that went out by mail. */
  madeBy: string | null;
  usedAt: Date;
  opensAt: Date;
  /** False for whoever made the link: two people have to agree on whose account it is. */
  canConfirm: boolean;
}

const isMaker = ({ handed }: Person, actor: Actor): boolean => handed?.by === actor.id;

/**
 * Confirming that an account is in the hands of the person it belongs to. Only those may who were named on a round of
 * theirs, or beside them on another's: an instructor who was added later knows nobody yet.
 */
export const createConfirmingService = ({
  rounds,
  notices,
  people,
  audit,
  transact,
}: LoopParts) => {
  const knows = async (actor: Actor, personId: string): Promise<boolean> =>
    personId !== actor.id && (await rounds.knows(scope(actor, 'review:see'), personId));

  return {
    async list(actor: Actor): Promise<AccountToConfirm[]> {
      const shut = await notices.shutNow();
      const known = await Promise.all(shut.map(({ _id }) => knows(actor, _id)));
      const asked = shut.filter((_, at) => known[at]);
      const names = await namesOf(
        people,
        asked.map(({ handed }) => handed?.by ?? null),
      );
      return asked.flatMap((person) => {
        const { _id: id, name, handed } = person;
        if (!handed) return [];
        const madeBy = handed.by === null ? null : (names.get(handed.by) ?? null);
        const { usedAt, opensAt } = handed;
        return [{ id, name, madeBy, usedAt, opensAt, canConfirm: !isMaker(person, actor) }];
      });
    },

    /**
     * Opens somebody's earlier words. `usedAt` names the link that was spoken about: a later one stays shut. Does nothing
     * where they are open by now. Throws `not-found` for somebody the actor does not know, `conflict` for a link of their own.
     */
    async confirm(actor: Actor, personId: string, usedAt: Date): Promise<void> {
      if (!(await knows(actor, personId))) throw notFound();
      const person = (await notices.shutNow()).find(({ _id }) => _id === personId);
      if (!person) return;
      if (isMaker(person, actor)) throw new AppError('conflict', 'reviews.confirm.own');
      await transact(async (tx) => {
        if (!(await notices.open(tx, personId, usedAt)))
          throw new AppError('conflict', 'reviews.confirm.newer');
        await audit.record(tx, {
          actor: actor.id,
          action: 'words:open',
          target: `person:${personId}`,
          fields: ['handed'],
        });
      });
    },
  };
};

export type ConfirmingService = ReturnType<typeof createConfirmingService>;
