import { appended, type Texts } from '../texts.js';

/** What became of words that an instructor wrote down for a learner. `offered`: the learner has the next word. */
export type DictationState = 'offered' | 'taken' | 'declined';

export const dictationAnswers = ['take', 'decline'] as const;
export type DictationAnswer = (typeof dictationAnswers)[number];

/**
 * What a learner told an instructor, as that one wrote it down. It is nobody's reflection until its learner takes it into
 * their own draft, changes what they want, and sends it themselves.
 */
export interface DictationRecord {
  _id: string;
  /** Whose words they are. */
  personId: string;
  /** Who wrote them down. */
  byId: string;
  courseId: string;
  cohortId: string;
  lessonId: string;
  /** Empty once it is answered: then the learner's draft has them, or nobody. */
  texts: Texts;
  state: DictationState;
  at: Date;
  answeredAt: Date | null;
}

const answers = { take: 'taken', decline: 'declined' } as const;

/** Where an answer of the learner leads; null where it was answered before. */
export const answered = (state: DictationState, answer: DictationAnswer): DictationState | null =>
  state === 'offered' ? answers[answer] : null;

/** A draft with what was told below what stands there; null where a prompt would be too long. */
export const takenInto = (draft: Texts, told: Texts): Texts | null => {
  const both: Record<string, string> = { ...draft };
  for (const [id, text] of Object.entries(told)) {
    const joined = appended(draft[id] ?? '', text);
    if (joined === null) return null;
    both[id] = joined;
  }
  return both;
};
