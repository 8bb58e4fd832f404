import { handedMail } from './accounts/handed.js';
import { handedLetter, type HandedLetterParts } from './accounts/handed-letter.js';
import { resetLetter, resetMail, type ResetLetterParts } from './accounts/reset-letter.js';
import { invitationLetters, type LetterParts } from './cohorts/letters.js';
import { doorLetters, type DoorLetterParts } from './home/door-letters.js';
import { handOnLetters, type HandOnLetterParts } from './hand-on/letter.js';
import { commitmentLetters, type CommitmentLetterParts } from './loop/commitment/letters.js';
import { deskLetters, type DeskLetterParts } from './loop/desk/letters.js';
import { createLetterPrinter } from './mail/letter.js';
import type { Compose } from './mail/mail.js';
import { certificateLetters, type CertificateLetterParts } from './tracks/certificates/letter.js';

type AllParts = LetterParts &
  ResetLetterParts &
  HandedLetterParts &
  CommitmentLetterParts &
  DeskLetterParts &
  HandOnLetterParts &
  CertificateLetterParts &
  DoorLetterParts;

/** What each letter needs of the world it goes out into. */
interface LetterWorld {
  clock: AllParts['clock'];
  ids: AllParts['ids'];
  words: AllParts['words'];
  origin: { publicOrigin: string };
}

type Given = Omit<AllParts, keyof LetterWorld | 'publicOrigin' | 'print'>;

/** How each kind of mail is written, at the moment it goes out. */
export const createLetters = (
  { clock, ids, words, origin: { publicOrigin } }: LetterWorld,
  given: Given,
): Record<string, Compose> => {
  const parts = { ...given, clock, ids, words, publicOrigin, print: createLetterPrinter() };
  return {
    ...invitationLetters(parts),
    ...commitmentLetters(parts),
    ...deskLetters(parts),
    ...handOnLetters(parts),
    ...certificateLetters(parts),
    ...doorLetters(parts),
    [resetMail]: resetLetter(parts),
    [handedMail]: handedLetter(parts),
  };
};
