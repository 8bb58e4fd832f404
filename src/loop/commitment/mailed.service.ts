import { goesOn } from '../../accounts/ending.js';
import { hashOf } from '../../platform/ids.js';
import type { Tx } from '../../platform/database.js';
import { assertUnused, createOnce } from '../acts.js';
import type { LoopParts } from '../loop.js';
import { next, type Result } from '../machine.js';
import type { Act, Known } from '../turn-event.store.js';
import { positionOf } from '../turn.js';
import type { CommitmentRecord } from './commitment.js';
import { tellingOf } from './outcome.service.js';

export type MailedLink = 'open' | 'used' | 'expired' | 'unknown';

/** What a link came to: `closed` where it was used or ran out meanwhile. */
export interface MailedInput {
  result: Result;
  line: string;
  key: string;
}

/**
 * An answer by the link in a mail, without signing in. Whoever holds the link can say how it went, once, and is shown
 * nothing of what anybody wrote.
 */
export const createMailedService = (parts: LoopParts) => {
  const { turns, commitments, people, clock } = parts;
  const once = createOnce(parts);
  const tell = tellingOf(parts);

  /** A learner who is withdrawn, whose account is disabled or whose cohort is closed, has everything at rest. */
  const mayAnswer = async ({ personId }: CommitmentRecord): Promise<boolean> => {
    const [person] = await people.findPeople([personId]);
    return person !== undefined && goesOn(person, clock.now());
  };

  const stateOf = async (found: CommitmentRecord | null, secret: string): Promise<MailedLink> => {
    const link = found?.links.find(({ hash }) => hash === hashOf(secret));
    if (!found || !link || !(await mayAnswer(found))) return 'unknown';
    const now = clock.now();
    if (found.state !== 'open' || found.dueAt > now) return 'used';
    return link.expiresAt <= now ? 'expired' : 'open';
  };

  /** The turn that the answer moves, and where to; null where it has gone on since. */
  const leadOn = async (tx: Tx, commitment: CommitmentRecord, { result }: MailedInput) => {
    const { personId, courseId, lessonId } = commitment;
    const own = { reach: 'own' as const, personId, notBefore: null };
    const turn = await turns.current(own, { courseId, lessonId }, { now: clock.now(), tx });
    const at = turn && next(positionOf(turn), result);
    return turn && at && turn._id === commitment.turnId ? { turn, at } : null;
  };

  const record = async (
    tx: Tx,
    { act, secret, input }: { act: Act; secret: string; input: MailedInput },
    known: Known,
  ): Promise<MailedLink> => {
    const commitment = await commitments.byLink(hashOf(secret), tx);
    const state = await stateOf(commitment, secret);
    if (!commitment || state !== 'open') return state;
    const lead = await leadOn(tx, commitment, input);
    if (!lead) return 'used';
    assertUnused(known);
    const unsaid = { ledThere: '', blocker: null, blockerWords: '', mine: '', whatNext: '' };
    const said = { ...unsaid, happened: input.line, result: input.result };
    const outcome = { ...said, at: act.at, by: 'mail' as const };
    await tell(tx, { ...lead, act, commitment, outcome });
    return 'open';
  };

  return {
    /** Looking at a link never uses it. */
    look: async (secret: string): Promise<MailedLink> =>
      stateOf(await commitments.byLink(hashOf(secret)), secret),

    /** `open` where this recorded the answer, or has done so before; else how the link stands. */
    async tell(secret: string, input: MailedInput): Promise<MailedLink> {
      const found = await commitments.byLink(hashOf(secret));
      if (!found) return 'unknown';
      const { key, ...said } = input;
      const kind = input.result;
      const act: Act = { kind, actorId: found.personId, key, said, at: clock.now() };
      return once<MailedLink>(act, {
        again: () => 'open',
        work: (tx, known) => record(tx, { act, secret, input }, known),
      });
    },
  };
};

export type MailedService = ReturnType<typeof createMailedService>;
