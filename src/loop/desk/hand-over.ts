import { liveSeal } from '../seal.js';
import { awaitsInstructor, type Position } from '../machine.js';
import { positionOf, type TurnRecord } from '../turn.js';

/** Whether nobody has said anything about the latest round yet. */
export const isUnanswered = ({
  state,
  asked,
  replied,
}: Pick<Position, 'state' | 'asked' | 'replied'>): boolean =>
  state === 'waiting' || (state === 'opened' && !asked && !replied);

/** Why a turn cannot be handed to a colleague. */
export type HandOverRefusal = 'changed' | 'sealed' | 'consent';

/**
 * Why this turn cannot be handed to this colleague at `now`; null where it can. Somebody who was not named on its round
 * may come to read it by being handed it only while nothing was said about it: then its writer is told. Once there is an answer,
 * only the writer lets anybody else in.
 */
export const refusalOf = (turn: TurnRecord, to: string, now: Date): HandOverRefusal | null => {
  if (liveSeal(turn, now)) return 'sealed';
  if (!awaitsInstructor(positionOf(turn))) return 'changed';
  return turn.readers.includes(to) || isUnanswered(positionOf(turn)) ? null : 'consent';
};
