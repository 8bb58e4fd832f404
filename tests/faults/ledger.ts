/** Everything the course has acknowledged, as its writers heard it. */
export interface Ledger {
  /** Words that were saved in a reflection, each with a mark of its own; they are in the text from then on. */
  readonly words: { personId: string; lesson: string; mark: string }[];
  /** Reflections that were handed in or taken back, by the key of the form. */
  readonly acts: { personId: string; key: string }[];
  /** Answers to questions of tries. */
  readonly answers: { id: string; question: string }[];
  /** Tries that were handed in. */
  readonly tries: { personId: string; lesson: string; id: string }[];
  /** Answers that should not have been given. */
  readonly surprises: string[];
  /** The revision each draft must have when every save was done once. */
  readonly revisions: Map<string, number>;
}

export const createLedger = (): Ledger => ({
  words: [],
  acts: [],
  answers: [],
  tries: [],
  surprises: [],
  revisions: new Map(),
});

export const acknowledged = ({ words, acts, answers, tries }: Ledger): number =>
  words.length + acts.length + answers.length + tries.length;

/** The id a draft is stored under. */
export const draftId = (personId: string, lesson: string): string =>
  `${personId}:reflection:${lesson}`;
