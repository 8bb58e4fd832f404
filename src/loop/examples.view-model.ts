import type { Translated } from '../content/course.js';
import type { Words } from '../platform/words.js';
import type { ReflectionStory } from './reflection.service.js';
import { isEmpty } from './texts.js';

export interface ExamplesView extends Translated {
  title: string;
  introHtml: string;
  parts: { title: string; html: string }[];
}

export interface Comparing {
  examples: ExamplesView | null;
  /** That there will be examples, as long as it is too early for them. */
  examplesLater: string | null;
}

/** Whether the server holds any words of the writer's own on this lesson. */
const hasWritten = ({ draft, rounds, before }: ReflectionStory): boolean =>
  rounds.length > 0 || before.length > 0 || (draft?.open === true && !isEmpty(draft.texts));

/** Made-up answers to compare one's own with: read before that, they would be written after. */
export const comparing = (t: Words, story: ReflectionStory): Comparing => {
  const { examples } = story.lesson;
  if (!examples || !story.canWrite) return { examples: null, examplesLater: null };
  if (!hasWritten(story)) return { examples: null, examplesLater: t('loop.examples.later') };
  const { title, lang, introHtml, chapters } = examples;
  const parts = chapters.map((chapter) => ({ title: chapter.title, html: chapter.html }));
  return { examples: { title, lang, introHtml, parts }, examplesLater: null };
};
