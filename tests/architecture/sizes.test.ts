import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { nodesOf, sources } from './source.js';

const linesOf = (text: string): number =>
  text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line)).length;

const functionSizes = sources.flatMap(({ tree }) =>
  nodesOf(tree)
    .filter((node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
    .map((node) => linesOf(node.getText())),
);

const at = (sizes: readonly number[], share: number): number =>
  [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length * share)] ?? 0;

const show = (name: string, sizes: readonly number[]): string =>
  `${name}: ${sizes.length}, lines at the median ${at(sizes, 0.5)}, at the tenth largest of a hundred ${at(sizes, 0.9)}, most ${Math.max(...sizes)}`;

it('stays in small files and small functions', () => {
  const files = sources.map(({ text }) => linesOf(text));
  process.stdout.write(`${show('files', files)}\n${show('functions', functionSizes)}\n`);
  expect(at(files, 0.5)).toBeLessThanOrEqual(60);
  expect(at(functionSizes, 0.5)).toBeLessThanOrEqual(12);
  expect(Math.max(...files)).toBeLessThanOrEqual(200);
});
