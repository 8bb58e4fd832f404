import type { Tx } from '../../platform/database.js';
import { notFound } from '../../platform/errors.js';
import { scope, type Actor } from '../../policy.js';
import { assertUnused, createOnce, moved } from '../acts.js';
import { toChange } from '../closed.js';
import { namesOf, type LoopParts, type Names } from '../loop.js';
import type { Act, Known } from '../turn-event.store.js';
import type { StaffNote } from './staff-note.js';

/** What instructors note about a learner, for each other. */
export const createStaffNoteService = (parts: LoopParts) => {
  const { turns, rounds, events, staffNotes, people, ids, clock } = parts;
  const once = createOnce(parts);
  return {
    /** What the actor may see about somebody, the latest first, and who wrote it for whom. */
    async about(actor: Actor, personId: string): Promise<{ notes: StaffNote[]; authors: Names }> {
      const notes = await staffNotes.about(scope(actor, 'review:see'), personId);
      const ids = notes.flatMap(({ authorId, toId }) => [authorId, toId]);
      return { notes, authors: await namesOf(people, ids) };
    },

    /** Notes something about the writer of a round. Throws `not-found` for a round the actor was not named on. */
    async add(
      actor: Actor,
      roundId: string,
      { text, key }: { text: string; key: string },
    ): Promise<void> {
      const now = clock.now();
      const act: Act = { kind: 'note', actorId: actor.id, key, said: [roundId, text], at: now };
      const work = async (tx: Tx, known: Known): Promise<void> => {
        const reader = scope(actor, 'review:write');
        const round = toChange(reader, await rounds.findForReader(reader, roundId, tx));
        if (!round) throw notFound();
        assertUnused(known);
        const { personId, cohortId, turnId } = round;
        const note = { _id: ids.next(), personId, cohortId, authorId: actor.id, toId: null };
        await staffNotes.add(tx, { ...note, text, at: now });
        await events.add(tx, act, { turn: moved(await turns.count(tx, turnId)) });
      };
      await once(act, { again: () => undefined, work });
    },
  };
};

export type StaffNoteService = ReturnType<typeof createStaffNoteService>;
