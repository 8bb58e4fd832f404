import { z } from 'zod';
import type { Prompt, Reflection } from '../course.js';
import { textField } from '../fields.js';
import { readFrontMatter } from '../front-matter.js';
import { checkAttributes, createIdCheck } from '../headings.js';
import { inOriginal } from '../in-original.js';
import { renderBlocks, renderInline, splitChapters, type Chapter } from '../markdown.js';
import { checkTwice, criterionSchema, reflectionExamples } from '../reflection-parser.js';
import { htmlOr, reportUnknown } from './place.js';
import type { TranslationPlace } from './place.js';

const schema = z.strictObject({
  title: textField,
  rubric: z.array(criterionSchema, { error: 'must be a list' }).superRefine(checkTwice),
});

/** Reads `reflection.es.md`: words for the prompts and criteria of the original, by their ids. */
export function translateReflection(
  text: string,
  place: TranslationPlace,
  original: Reflection,
): Reflection {
  const { file } = place;
  const front = readFrontMatter({
    text,
    schema,
    examples: reflectionExamples,
    report: file.report,
  });
  const { opening, chapters } = splitChapters(front.body, file.report);
  const { title = '', rubric = [] } = front.value ?? {};
  rubric.forEach(({ id }, index) => {
    const known = original.rubric.map((criterion) => criterion.id);
    const unknown = { id, line: front.lineOf('rubric', index), what: 'no criterion there' };
    if (!known.includes(id)) reportUnknown(unknown, { known, report: file.report });
  });
  const prompts = promptsOf(chapters, place, original);
  return {
    ...original,
    title,
    introHtml: htmlOr(renderBlocks(opening, file), original.introHtml),
    prompts: original.prompts.map((prompt) => translated(prompt, prompts, place)),
    rubric: original.rubric.map((criterion) => translated(criterion, rubric, place)),
  };
}

function promptsOf(
  chapters: readonly Chapter[],
  { file }: TranslationPlace,
  original: Reflection,
): Prompt[] {
  const checkId = createIdCheck(file.report, 'prompt');
  const known = original.prompts.map(({ id }) => id);
  return chapters.flatMap(({ heading, line, body }) => {
    const { id, title } = heading;
    checkId({ id, line, written: `## ${title}` });
    checkAttributes(heading, [], (message) => file.report(line, message));
    const prompt = original.prompts.find((other) => other.id === id);
    const unknown = { id, line, what: 'no prompt of reflection.md' };
    if (!prompt && id !== '') reportUnknown(unknown, { known, report: file.report });
    if (!prompt) return [];
    const hintHtml = htmlOr(renderBlocks(body, file), prompt.hintHtml);
    return [{ ...prompt, title: renderInline({ source: title, line }, file).text, hintHtml }];
  });
}

function translated<Part extends { id: string }>(
  part: Part,
  all: readonly Part[],
  { behind }: TranslationPlace,
): Part {
  const found = all.find(({ id }) => id === part.id);
  if (!found) behind(1, `"#${part.id}" is not translated: readers get it as in reflection.md.`);
  return found ?? inOriginal(part);
}
