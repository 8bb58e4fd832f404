import { z } from 'zod';
import type { Quiz } from '../course.js';
import { textField } from '../fields.js';
import { readFrontMatter } from '../front-matter.js';
import { createIdCheck } from '../headings.js';
import { inOriginal } from '../in-original.js';
import { renderBlocks, splitChapters } from '../markdown.js';
import { htmlOr, reportUnknown } from './place.js';
import type { TranslationPlace } from './place.js';
import { translateQuestion } from './question-translation.js';

const schema = z.strictObject({ title: textField });
const examples = { title: 'title: Aprender de un fracaso' };

/** Reads `quiz.es.md`: words for the questions and options of the original, by their ids. */
export function translateQuiz(text: string, place: TranslationPlace, original: Quiz): Quiz {
  const { file, behind } = place;
  const { value, body } = readFrontMatter({ text, schema, examples, report: file.report });
  const { opening, chapters } = splitChapters(body, file.report);
  const checkId = createIdCheck(file.report, 'question');
  const known = original.questions.map(({ id }) => id);
  const translated = chapters.flatMap((chapter) => {
    const { heading, line } = chapter;
    checkId({ id: heading.id, line, written: `## ${heading.title}` });
    const question = original.questions.find(({ id }) => id === heading.id);
    if (question) return [translateQuestion(chapter, place, question)];
    const unknown = { id: heading.id, line, what: 'no question of quiz.md' };
    if (heading.id !== '') reportUnknown(unknown, { known, report: file.report });
    return [];
  });
  const questions = original.questions.map((question) => {
    const found = translated.find(({ id }) => id === question.id);
    if (!found) behind(1, `"#${question.id}" is not translated: readers get it as in quiz.md.`);
    return found ?? inOriginal(question);
  });
  const introHtml = htmlOr(renderBlocks(opening, file), original.introHtml);
  return { ...original, title: value?.title ?? '', introHtml, questions };
}
