import type { CohortInfo, InstructorName } from '../../cohorts/cohort.js';
import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import { may, ownButWords, scope, type Actor } from '../../policy.js';
import type { LoopParts } from '../loop.js';
import type { ConsentRecord, ConsentState } from './consent.js';

/** A question or a consent that stands, and who asked. */
export interface Consenting {
  consent: ConsentRecord;
  asker: InstructorName;
}

interface Said {
  slug: string;
  id: string;
  key: string;
}

/** Those that mean something still: who asked answers in the learner's cohort. */
export const standingIn = (
  cohort: Pick<CohortInfo, 'id' | 'instructors'> | null,
  consents: readonly ConsentRecord[],
): Consenting[] =>
  consents.flatMap((consent) => {
    const asker = cohort?.instructors.find(({ id }) => id === consent.askerId);
    const stands = consent.cohortId === cohort?.id && ['asked', 'given'].includes(consent.state);
    return asker && stands ? [{ consent, asker }] : [];
  });

/** The learner's side: saying yes or no, and taking a yes back at any time. */
export const createConsentGiving = (parts: LoopParts) => {
  const { consents, audit, receipts, transact, clock } = parts;

  const move = async (
    tx: Tx,
    { slug, found }: { slug: string; found: ConsentRecord | null },
    { from, to }: { from: ConsentState; to: ConsentState },
  ): Promise<ConsentRecord> => {
    if (!found || found.lessonId !== slug) throw notFound();
    if (!(await consents.move(tx, found._id, { from, to, answeredAt: clock.now() })))
      throw new AppError('conflict', 'consents.answered');
    return found;
  };

  return {
    /** The questions that are open, before it is proved who asks. */
    openAhead: (personId: string): Promise<ConsentRecord[]> =>
      consents.openOf(ownButWords(personId)),

    /** The question of these that somebody is to answer, for home; null for who cannot answer one now. */
    openFor: (
      actor: Actor,
      { group, open }: { group: CohortInfo; open: readonly ConsentRecord[] },
    ): Consenting | null =>
      may(actor, 'consent:answer') ? (standingIn(group, open)[0] ?? null) : null,

    /** Throws `not-found` for another's question, `conflict` where it was answered or taken back. */
    answer(actor: Actor, { slug, id, key, answer }: Said & { answer: 'yes' | 'no' }) {
      const own = scope(actor, 'consent:answer');
      const form = { actorId: actor.id, key, payload: ['consent', id, answer] };
      const to = answer === 'yes' ? 'given' : 'refused';
      return transact((tx) =>
        receipts.once(tx, form, async () => {
          const found = await consents.find(own, id, tx);
          await move(tx, { slug, found }, { from: 'asked', to });
          const target = `consent:${id}`;
          await audit.record(tx, { actor: actor.id, action: 'consent:answer', target });
          return null;
        }),
      );
    },

    /** Ends it at once: nothing more is opened, and what was opened is not shown any more. */
    end(actor: Actor, { slug, id, key }: Said) {
      const own = scope(actor, 'consent:end');
      const form = { actorId: actor.id, key, payload: ['end', id] };
      return transact((tx) =>
        receipts.once(tx, form, async () => {
          const found = await consents.find(own, id, tx);
          await move(tx, { slug, found }, { from: 'given', to: 'ended' });
          const target = `consent:${id}`;
          await audit.record(tx, { actor: actor.id, action: 'consent:end', target });
          return null;
        }),
      );
    },
  };
};

export type ConsentGiving = ReturnType<typeof createConsentGiving>;
