/** What somebody wrote about one lesson, and what was said to and fro about it, as far as their plan has come. */
export interface Story {
  lesson: string;
  /** By the id of the prompt. */
  texts: Readonly<Record<string, string>>;
  /** An instructor's question on the first round. */
  deeper?: string;
  /** What the second round says differently. */
  revision?: Readonly<Record<string, string>>;
  /** An instructor's comment, which decides nothing. */
  comment?: string;
  answer?: string;
  ready?: string;
}
