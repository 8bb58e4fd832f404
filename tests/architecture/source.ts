import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One import or re-export of a file; `to` is a path from the top for files of ours, else the package's name. */
export interface Import {
  from: string;
  to: string;
  ours: boolean;
  names: string[];
}

export interface SourceFile {
  /** From the top, as `src/web/page.ts`. */
  path: string;
  text: string;
  tree: ts.SourceFile;
  imports: Import[];
}

/** Files below a folder whose name ends like this, as paths from the top; sorted. */
export const filesBelow = (folder: string, end: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file))
    .sort();

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every node of a file, in the order of the text. */
export const nodesOf = (tree: ts.Node): ts.Node[] => {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

const moduleOf = (from: string, specifier: string): Omit<Import, 'names'> => {
  const ours = specifier.startsWith('.');
  const file = relative(root, join(root, dirname(from), specifier)).replace(/\.js$/, '.ts');
  return { from, to: ours ? file : specifier, ours };
};

const namesOf = (node: ts.ImportDeclaration | ts.ExportDeclaration): string[] => {
  const bindings = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : node.exportClause;
  if (!bindings || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return ['*'];
  return bindings.elements.map((one) => (one.propertyName ?? one.name).text);
};

const importsOf = (path: string, tree: ts.SourceFile): Import[] =>
  nodesOf(tree).flatMap((node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
        ? [{ ...moduleOf(path, node.moduleSpecifier.text), names: namesOf(node) }]
        : [];
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    return ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      first &&
      ts.isStringLiteral(first)
      ? [{ ...moduleOf(path, first.text), names: ['*'] }]
      : [];
  });

export const readSource = (path: string): SourceFile => {
  const text = read(path);
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: importsOf(path, tree) };
};

const readAll = (folder: string): SourceFile[] => filesBelow(folder, '.ts').map(readSource);

export const sources = readAll('src');
export const tests = readAll('tests');

/** `src/web/page.ts` is of `web`, `src/policy.ts` of `policy`. */
export const folderOf = (path: string): string => (path.split('/')[1] ?? '').replace(/\.ts$/, '');
