import type { Tx } from '../platform/database.js';
import { AppError, notFound } from '../platform/errors.js';
import { hashOf } from '../platform/ids.js';
import type { PassedOn } from '../loop/loop.js';
import { scope, type Actor } from '../policy.js';
import { withLink, type HandOnRecord } from './hand-on.js';
import type { Behind } from './hand-on.store.js';
import { noting, type HandOnParts } from './parts.js';

export interface HandOnInput {
  /** The lesson it comes from; null where it stands on its own. */
  lesson: string | null;
  what: string;
  name: string;
  email: string | null;
  /** Whether the course is to mail the link, once. */
  mail: boolean;
  key: string;
}

export const handOnMail = 'hand-on';

const mostShown = 200;

/** Writes the record, in one transaction with the move of its turn, the note of it and the mail that was asked for. */
const recording = (parts: HandOnParts) => {
  const { handOns, cohorts, content, passingOn, outbox, clock, ids } = parts;
  const note = noting(parts);

  const instructorsOf = async (cohortId: string): Promise<string[]> =>
    (await cohorts.of(cohortId)).instructors.map(({ id }) => id);

  return async (
    tx: Tx,
    { actor, input, cohortId }: { actor: Actor; input: HandOnInput; cohortId: string },
  ): Promise<string> => {
    const { lesson, what, name, email, key } = input;
    const _id = ids.next();
    const from = lesson ? await passingOn(tx, { actor, slug: lesson, key, made: _id }) : null;
    const handOn: HandOnRecord = {
      ...{ _id, personId: actor.id, courseId: content.course().id, cohortId },
      ...{ turnId: from?.turnId ?? null, lessonId: lesson },
      readers: from?.readers ?? (await instructorsOf(cohortId)),
      ...{ what, to: { name, email }, at: clock.now(), state: 'recorded', words: '' },
      ...{ answeredAt: null, answeredBy: null, links: [], rev: 1 },
    };
    await handOns.add(tx, handOn);
    await note(tx, handOn);
    if (input.mail && email)
      await outbox.add(tx, [
        { _id: `hand-on:${_id}`, kind: handOnMail, personId: actor.id, data: { handOn: _id } },
      ]);
    return _id;
  };
};

/** The learner's side: recording what was passed on, and making links for the other person. */
export const createHandOnService = (parts: HandOnParts) => {
  const { handOns, content, people, outbox, receipts, transact, clock, ids } = parts;

  const record = recording(parts);

  const own = async (actor: Actor, id: string, tx?: Tx): Promise<HandOnRecord> => {
    const found = await handOns.find(scope(actor, 'hand-on:read'), id, tx);
    if (!found) throw notFound();
    return found;
  };

  return {
    canMail: outbox.isOn,
    find: own,
    /** A part of it that lies behind a place in the list. */
    page: (
      actor: Actor,
      { after, limit }: { after: Behind | null; limit: number },
    ): Promise<HandOnRecord[]> =>
      handOns.page(scope(actor, 'hand-on:read'), { behind: after, limit }),
    list: (actor: Actor): Promise<HandOnRecord[]> =>
      handOns.page(scope(actor, 'hand-on:read'), { behind: null, limit: mostShown }),

    /** What learners have passed on whose instructor the actor was then, and their names. */
    async ofLearners(actor: Actor) {
      const ask = { behind: null, limit: mostShown };
      const found = await handOns.page(scope(actor, 'review:see'), ask);
      const theirs = await people.findPeople([...new Set(found.map(({ personId }) => personId))]);
      return { found, names: new Map(theirs.map(({ _id, name }) => [_id, name])) };
    },

    /** What was set out to be passed on and is told as done: inside the transaction that tells it. Gives the record's id. */
    recordIn(tx: Tx, { actor, ...passed }: PassedOn): Promise<string> {
      if (actor.learns === null) throw new AppError('forbidden');
      const input = { ...passed, email: null, mail: false };
      return record(tx, { actor, input, cohortId: actor.learns });
    },

    /** Gives the id of the record; the same form again gives the same one. */
    async record(actor: Actor, input: HandOnInput): Promise<string> {
      const cohortId = actor.learns;
      if (cohortId === null) throw new AppError('forbidden');
      if (input.lesson) content.lesson(input.lesson);
      const { key, ...payload } = input;
      return transact((tx) =>
        receipts.once(tx, { actorId: actor.id, key, payload }, () =>
          record(tx, { actor, input, cohortId }),
        ),
      );
    },

    /** The secret of a new link, which ends the one made before. Throws `conflict` once the other person has answered. */
    mint: (actor: Actor, id: string): Promise<string> => {
      const secret = ids.secret();
      return transact(async (tx) => {
        const found = await own(actor, id, tx);
        if (found.state !== 'recorded') throw new AppError('conflict', 'handOns.answeredAlready');
        const [learner = {}] = await people.findPeople([actor.id]);
        const link = { hash: hashOf(secret), by: 'handed' as const, now: clock.now(), learner };
        const isMade = await handOns.change(tx, found, { links: withLink(found.links, link) });
        if (!isMade) throw new AppError('conflict');
        return secret;
      });
    },
  };
};

export type HandOnService = ReturnType<typeof createHandOnService>;
