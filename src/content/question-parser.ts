import type { Question, QuestionKind } from './course.js';
import { meaningHash, normalised } from './hash.js';
import { checkAttributes } from './headings.js';
import { isKind, listKinds } from './kinds/kinds.js';
import type { MarkdownFile } from './markdown-file.js';
import { renderBlocks, renderInline, type Chapter } from './markdown.js';
import { parseOptionList, type OptionList } from './option-list.js';
import { partsOf, type QuestionParts } from './question-parts.js';
import { seeOf } from './see-link.js';

const noList: OptionList = { options: [], otherwiseHtml: '', meaning: [] };

/** Reads one `##` chapter of a quiz: a scene, hints, the options, the passage to see. */
export function parseQuestion(chapter: Chapter, file: MarkdownFile): Question {
  const { heading, line, body } = chapter;
  checkAttributes(heading, ['kind', 'ask-why'], (message) => file.report(line, message));
  const kind = kindOf(chapter, file);
  const asksWhy = asksWhyOf(chapter, file);
  const parts = partsOf(chapter, listKinds[kind].example, file);
  checkScene(parts, { kind, line, file });
  const { options, otherwiseHtml, meaning } = parts.list
    ? parseOptionList(parts.list, { kind, question: heading.id, file })
    : noList;
  const title = renderInline({ source: heading.title, line }, file);
  const see = seeOf(parts, { line, file });
  const hints = parts.hints.map(({ source }) => normalised(source));
  return {
    id: heading.id,
    kind,
    title: title.text,
    titleHtml: title.html,
    sceneHtml: renderBlocks({ source: parts.scene, line: body.line }, file),
    options,
    hints: parts.hints.map((hint) => renderBlocks(hint, file)),
    asksWhy,
    otherwiseHtml,
    see,
    hash: meaningHash([
      ...[heading.id, kind, heading.title, normalised(parts.scene), meaning, see],
      // Questions that ask for neither keep the hash they had, and with it the answers given to them.
      ...(hints.length > 0 || asksWhy ? [{ hints, asksWhy }] : []),
    ]),
  };
}

function kindOf({ heading, line }: Chapter, { report }: MarkdownFile): QuestionKind {
  const written = heading.attributes.get('kind') ?? 'single';
  if (isKind(written)) return written;
  const known = Object.keys(listKinds).join(', ');
  report(
    line,
    `"kind=${written}" is not a kind of question. Write {#${heading.id} kind=multiple} or another of ${known}, or no kind for one right option.`,
  );
  return 'single';
}

function asksWhyOf({ heading, line }: Chapter, { report }: MarkdownFile): boolean {
  const written = heading.attributes.get('ask-why') ?? '';
  if (written !== '')
    report(line, `"ask-why" stands there without a value. Write: {#${heading.id} ask-why}`);
  return heading.attributes.has('ask-why');
}

interface ScenePlace {
  kind: QuestionKind;
  line: number;
  file: MarkdownFile;
}

function checkScene({ scene }: QuestionParts, { kind, line, file }: ScenePlace): void {
  if (kind === 'judgement' && scene.trim() === '')
    file.report(
      line,
      'A judgement is about a scene, and there is none. Write it as a paragraph under the heading: who, where, what has just happened.',
    );
}
