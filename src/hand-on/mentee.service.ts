import { hashOf } from '../platform/ids.js';
import type { Tx } from '../platform/database.js';
import { AppError } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { opensBy, type HandOnLink, type HandOnRecord } from './hand-on.js';
import { noting, type HandOnParts } from './parts.js';

/** What the other person sees behind their link. `own`: the learner who recorded it is signed in, and cannot answer. */
export type MenteePage =
  | { is: 'question' | 'answer'; handOn: HandOnRecord; learner: string }
  | { is: 'own' | 'expired' | 'unknown' };

export type MenteeAnswer = { is: 'confirm'; words: string } | { is: 'decline' };

/** The side of the person something was passed on to, who has no account and needs none. */
export const createMenteeService = (parts: HandOnParts) => {
  const { handOns, people, transact, clock } = parts;
  const note = noting(parts);

  const linkOf = (handOn: HandOnRecord | null, secret: string): HandOnLink | null =>
    handOn?.links.find(({ hash }) => hash === hashOf(secret)) ?? null;

  const look = async (actor: Actor | null, secret: string, tx?: Tx): Promise<MenteePage> => {
    const handOn = await handOns.byLink(hashOf(secret), tx);
    const link = linkOf(handOn, secret);
    if (!handOn || !link) return { is: 'unknown' };
    if (actor?.id === handOn.personId) return { is: 'own' };
    const opens = opensBy(handOn, link, clock.now());
    if (opens === 'expired') return { is: 'expired' };
    const [learner] = await people.findPeople([handOn.personId]);
    return { is: opens, handOn, learner: learner?.name ?? '' };
  };

  const write = async (
    tx: Tx,
    handOn: HandOnRecord,
    change: Parameters<HandOnParts['handOns']['change']>[2],
  ): Promise<void> => {
    if (!(await handOns.change(tx, handOn, change))) throw new AppError('conflict');
    await note(tx, handOn);
  };

  return {
    /** Looking changes nothing. */
    look: (actor: Actor | null, secret: string): Promise<MenteePage> => look(actor, secret),

    /** Takes one answer; a later one finds the page with the first. */
    answer: (actor: Actor | null, secret: string, answer: MenteeAnswer): Promise<MenteePage> =>
      transact(async (tx) => {
        const page = await look(actor, secret, tx);
        if (page.is !== 'question') return page;
        const { handOn } = page;
        const said =
          answer.is === 'confirm'
            ? { state: 'confirmed' as const, words: answer.words }
            : { state: 'declined' as const, words: '' };
        const by = linkOf(handOn, secret)?.by ?? 'handed';
        await write(tx, handOn, { ...said, answeredAt: clock.now(), answeredBy: by });
        return { ...page, is: 'answer' as const };
      }),

    /** Takes the words back: they are deleted, and the learner sees that they were withdrawn. */
    withdraw: (actor: Actor | null, secret: string): Promise<MenteePage> =>
      transact(async (tx) => {
        const page = await look(actor, secret, tx);
        if (page.is !== 'answer' || page.handOn.state !== 'confirmed') return page;
        await write(tx, page.handOn, { state: 'withdrawn', words: '' });
        return page;
      }),
  };
};

export type MenteeService = ReturnType<typeof createMenteeService>;
