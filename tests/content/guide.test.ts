import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { nodesOf, sources, type SourceFile } from '../architecture/source.js';
import { faultsOf } from './a-course.js';

const guide = await readFile('course-content/README.md', 'utf8');

/** Files whose sentences are no faults: figures, what programs print, and what a new lesson begins from. */
const otherSentences = /(-cli|-figures|skeleton|watch|content\.service)\.ts$/;

const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
};

/** A sentence with a remedy, or the end of one that begins with the name of a field. */
const isMessage = (text: string): boolean =>
  /^(must|is) ["a-z]/.test(text) ||
  (/^["A-Z…].*[a-z] [a-z]/.test(text) && /[.:;] |\.…?$/.test(text));

/** Examples of fields are `title: …`; they end a message, and are none. */
const isField = (text: string): boolean => /^[\w…]+:|^\s*- /.test(text);

const messagesIn = ({ path, tree }: SourceFile): { path: string; text: string }[] =>
  nodesOf(tree).flatMap((node) => {
    const text = textOf(node);
    return text !== null && isMessage(text) && !isField(text) ? [{ path, text }] : [];
  });

const messages = sources
  .filter(({ path }) => path.startsWith('src/content/') && !otherSentences.test(path))
  .flatMap(messagesIn);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The message with anything where something is put in. */
const shapeOf = (text: string): RegExp => new RegExp(text.split('…').map(escaped).join('.*?'));

describe('the guide for authors', () => {
  it('has an example of every message that the checker can say', () => {
    expect(messages.length).toBeGreaterThan(80);
    const missing = messages.filter(({ text }) => !shapeOf(text).test(guide));
    expect(missing.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it('shows files that have nothing to mend', async () => {
    const files = [...guide.matchAll(/```markdown (\S+)\n(.*?)```/gs)].map(
      ([, name = '', text = '']) => [`first-steps/${name}`, text] as const,
    );
    expect(files.map(([name]) => name).sort()).toEqual(
      ['examples', 'facilitator', 'lesson', 'quiz', 'reflection'].map(
        (name) => `first-steps/${name}.md`,
      ),
    );
    expect(Object.fromEntries(files)['first-steps/quiz.md']?.match(/kind=\w+/g)).toHaveLength(5);
    expect(await faultsOf(Object.fromEntries(files))).toEqual([]);
  });

  it('names every command that authors use', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of Object.keys(scripts).filter((one) => one.startsWith('content:')))
      expect(guide).toContain(`npm run ${name}`);
  });
});
