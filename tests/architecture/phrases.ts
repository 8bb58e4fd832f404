import ts from 'typescript';
import { filesBelow, nodesOf, read, root, sources } from './source.js';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';

const plural = /_(zero|one|two|few|many|other)$/;

const flatten = (value: unknown, key: string): [string, string][] =>
  typeof value === 'string'
    ? [[key, value]]
    : Object.entries(value as object).flatMap(([name, inner]) => flatten(inner, `${key}.${name}`));

/** Every phrase of a language by its key, plural forms under keys of their own. */
export const phrasesOf = (language: string): Map<string, string> =>
  new Map(
    filesBelow(join('views/words', language), '.json').flatMap((path) =>
      flatten(JSON.parse(read(path)), path.replace(/^.*\/|\.json$/g, '')),
    ),
  );

export const languages = readdirSync(join(root, 'views/words'));

/** Keys as they are asked for: one for all plural forms. */
export const keysOf = (language: string): Set<string> =>
  new Set([...phrasesOf(language).keys()].map((key) => key.replace(plural, '')));

const catalogues = [...new Set([...keysOf('en')].map((key) => key.split('.')[0] ?? ''))];
const ofCatalogue = new RegExp(`^(${catalogues.join('|')})\\.[\\w.*-]+$`);

/** A key that code or a template names; `*` stands for a part that is put in while it runs. */
export interface NamedKey {
  path: string;
  key: string;
}

const templateKey = (node: ts.TemplateExpression): string =>
  node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('');

const isImport = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);

const keysInCode = (): NamedKey[] =>
  sources.flatMap(({ path, tree }) =>
    nodesOf(tree).flatMap((node) => {
      if (ts.isTemplateExpression(node)) return [{ path, key: templateKey(node) }];
      return ts.isStringLiteralLike(node) && !isImport(node) ? [{ path, key: node.text }] : [];
    }),
  );

const literal = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** What stands between `<%` and `%>`. */
export const codeOf = (template: string): string =>
  [...template.matchAll(/<%[-=_]?([\s\S]*?)[-_]?%>/g)].map(([, code]) => code ?? '').join('\n');

const keysInTemplates = (): NamedKey[] =>
  filesBelow('views', '.ejs').flatMap((path) =>
    [...codeOf(read(path)).matchAll(literal)].map(([, , text = '']) => ({
      path,
      key: text.replace(/\$\{[^}]*\}/g, '*'),
    })),
  );

/** Every key named anywhere. */
export const namedKeys = (): NamedKey[] =>
  [...keysInCode(), ...keysInTemplates()].filter(({ key }) => ofCatalogue.test(key));

/** Whether a named key, with its open parts, is this one. */
export const covers = (named: string, key: string): boolean =>
  named.includes('*')
    ? new RegExp(`^${named.split('*').map(escape).join('[^.]+')}$`).test(key)
    : named === key;

const escape = (text: string): string => text.replace(/[.\\^$|?+()[\]{}-]/g, '\\$&');
