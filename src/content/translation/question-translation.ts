import type { Option, Question } from '../course.js';
import { checkAttributes } from '../headings.js';
import { inOriginal } from '../in-original.js';
import { listKinds } from '../kinds/kinds.js';
import { optionOf } from '../kinds/list-kind.js';
import { readPairs } from '../kinds/pairs.js';
import { otherwise } from '../kinds/short.js';
import { checkFeedback, parseItems, type Item, type ItemList } from '../list-items.js';
import { renderBlocks, renderInline, type Chapter } from '../markdown.js';
import { partsOf, type QuestionParts } from '../question-parts.js';
import { reportUnknown, type TranslationPlace } from './place.js';

const example = '- What thoughtful people do {#short-name}';

/** A question with the translation's words, or as the original has it where the translation lacks a part of it. */
export function translateQuestion(
  chapter: Chapter,
  place: TranslationPlace,
  original: Question,
): Question {
  const { file } = place;
  const { heading, line, body } = chapter;
  checkAttributes(heading, [], (message) => file.report(line, message));
  const parts = partsOf(chapter, example, file);
  checkAfter(parts, place);
  const list = parts.list ? translateList(parts.list, place, original) : null;
  const title = renderInline({ source: heading.title, line }, file);
  const sceneHtml = renderBlocks({ source: parts.scene, line: body.line }, file);
  const hints = parts.hints.map((hint) => renderBlocks(hint, file));
  checkHints(parts, place, original);
  const missing = missingIn({ sceneHtml, hints }, list, original);
  if (list && missing.length === 0)
    return {
      ...original,
      ...list.words,
      ...{ title: title.text, titleHtml: title.html, sceneHtml, hints },
    };
  place.behind(
    line,
    `"#${original.id}" lacks ${missing.join(', ')}: readers get the question of quiz.md.`,
  );
  return inOriginal(original);
}

function checkHints(parts: QuestionParts, { file }: TranslationPlace, { hints }: Question): void {
  const tooMany = parts.hints[hints.length];
  if (tooMany)
    file.report(tooMany.line, 'quiz.md has fewer hints for this question. Take this one out.');
}

const missingIn = (
  { sceneHtml, hints }: Pick<Question, 'sceneHtml' | 'hints'>,
  list: TranslatedList | null,
  original: Question,
): string[] => [
  ...(original.sceneHtml !== '' && sceneHtml === '' ? ['the scene'] : []),
  ...(hints.length < original.hints.length ? ['a hint'] : []),
  ...(list?.missing.map((id) => `{#${id}}`) ?? []),
];

function checkAfter({ after }: QuestionParts, { file }: TranslationPlace): void {
  for (const { line } of after)
    file.report(
      line,
      'Nothing stands below the options here: the passage to see is named in quiz.md. Take this out, or indent feedback by two spaces under its option.',
    );
}

interface TranslatedList {
  words: Pick<Question, 'options' | 'otherwiseHtml'>;
  /** Ids of the original's list. */
  missing: string[];
}

/** The ids of the original's list. */
const idsOf = ({ kind, options }: Question): string[] => [
  ...options.map(({ id }) => id),
  ...(kind === 'short' ? [otherwise] : []),
];

function translateList(
  list: ItemList,
  { file }: TranslationPlace,
  original: Question,
): TranslatedList {
  const { kind, options, id: question } = original;
  const { noun } = listKinds[kind];
  const items = parseItems(list, { file, noun });
  const known = idsOf(original);
  const what = `no ${noun} of this question in quiz.md`;
  for (const { id, line } of items.filter(({ id }) => id !== '' && !known.includes(id)))
    reportUnknown({ id, line, what }, { known, report: file.report });
  for (const item of items) checkItem(item, file.report, list.token.ordered);
  if (kind !== 'match') checkFeedback(withFeedback(items, original), { file, noun });
  const read =
    kind === 'match'
      ? readPairs({ items, line: list.line, question, file })
      : items.map((item) => optionOf(item, true, file));
  const other = items.find(({ id }) => id === otherwise);
  return {
    words: {
      options: options.map((option) => translateOption(option, read, original)),
      otherwiseHtml: other?.feedbackHtml ?? '',
    },
    missing: known.filter((id) => !items.some((item) => item.id === id)),
  };
}

function checkItem(
  { hasBox, words, id, line }: Item,
  report: TranslationPlace['behind'],
  isNumbered: boolean,
): void {
  if (hasBox || isNumbered)
    report(line, `What holds, and in which order, stands in quiz.md. Write: - ${words} {#${id}}`);
}

const firstAccepted = ({ options }: Question): string =>
  options.find(({ right }) => right)?.id ?? '';

/** Other spellings of an accepted answer go without feedback, as in the original. */
const withFeedback = (items: readonly Item[], original: Question): Item[] => {
  const { kind, options } = original;
  if (kind !== 'short') return [...items];
  const spellings = options.filter(({ id, right }) => right && id !== firstAccepted(original));
  return items.filter(({ id }) => !spellings.some((option) => option.id === id));
};

const translateOption = (option: Option, read: readonly Option[], original: Question): Option => {
  const words = read.find(({ id }) => id === option.id);
  if (!words) return option;
  const { html, text, partner } = words;
  const shared = read.find(({ id }) => option.right && id === firstAccepted(original));
  const feedbackHtml =
    words.feedbackHtml || (original.kind === 'short' ? (shared?.feedbackHtml ?? '') : '');
  const translated = { ...option, html, text, feedbackHtml };
  if (!option.partner || !partner) return translated;
  return { ...translated, partner: { ...option.partner, html: partner.html, text: partner.text } };
};
