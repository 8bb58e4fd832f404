import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { filesBelow, nodesOf, read, sources, tests, type SourceFile } from './source.js';

const all = [...sources, ...tests];
const imported = new Map<string, Set<string>>();
for (const { imports } of all)
  for (const { to, names } of imports)
    imported.set(to, new Set([...(imported.get(to) ?? []), ...names]));

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const namesIn = (statement: ts.Statement): string[] => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return 'name' in statement ? [(statement.name as ts.Node).getText()] : [];
};

/** Types and the classes of errors: their shape is part of what stands beside them. */
const isType = (statement: ts.Statement): boolean =>
  ts.isInterfaceDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  ts.isClassDeclaration(statement);

const usesWithin = ({ tree }: SourceFile, name: string): number =>
  nodesOf(tree).filter((node) => ts.isIdentifier(node) && node.text === name).length;

/** A value is exported for another file; a type may also stand in the signature of what is exported beside it. */
const unusedIn = (file: SourceFile): string[] =>
  file.tree.statements.filter(isExported).flatMap((statement) =>
    namesIn(statement)
      .filter((name) => {
        const users = imported.get(file.path);
        const elsewhere = users?.has(name) === true || users?.has('*') === true;
        return !elsewhere && !(isType(statement) && usesWithin(file, name) > 1);
      })
      .map((name) => `${file.path}: ${name}`),
  );

/** What is started by name: by the runner's commands. */
const startedByName = (): string[] => {
  const runner = filesBelow('tools', '.mjs').map(read).join('\n');
  return sources
    .map(({ path }) => path)
    .filter((path) => runner.includes(path.replace(/^src\//, '').replace(/\.ts$/, '.js')));
};

const reachable = (): Set<string> => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const file = sources.find((one) => one.path === path);
    for (const { to, ours } of file?.imports ?? []) if (ours) visit(to);
  };
  startedByName().forEach(visit);
  // Only tells the compiler what Express's locals hold; nothing of it is left at run time.
  visit('src/web/locals.ts');
  return seen;
};

it('exports nothing that nobody imports', () => {
  const entries = startedByName();
  const files = sources.filter(({ path }) => !entries.includes(path));
  expect(files.flatMap(unusedIn)).toEqual([]);
});

it('has no file that no command leads to', () => {
  const led = reachable();
  expect(sources.map(({ path }) => path).filter((path) => !led.has(path))).toEqual([]);
});
