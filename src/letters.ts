import { handedMail } from './accounts/handed.js';
import { handedLetter, type HandedLetterParts } from './accounts/handed-letter.js';
import { resetLetter, resetMail, type ResetLetterParts } from './accounts/reset-letter.js';
import { invitationLetters, type LetterParts } from './cohorts/letters.js';

import { handOnLetters, type HandOnLetterParts } from './hand-on/letter.js';
import { commitmentLetters, type CommitmentLetterParts } from './loop/commitment/letters.js';
import { createLetterPrinter } from './mail/letter.js';
import type { Compose } from './mail/mail.js';

type AllParts = LetterParts &
  ResetLetterParts &
  HandedLetterParts &
  CommitmentLetterParts &
  HandOnLetterParts;

/** How each kind of mail is written, at the moment it goes out. */
export const createLetters = (given: Omit<AllParts, 'print'>): Record<string, Compose> => {
  const parts = { ...given, print: createLetterPrinter() };
  return {
    ...invitationLetters(parts),
    ...commitmentLetters(parts),
    ...handOnLetters(parts),
    [resetMail]: resetLetter(parts),
    [handedMail]: handedLetter(parts),
  };
};
