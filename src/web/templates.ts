import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ejs from 'ejs';
import type { Words } from '../platform/words.js';

interface Locals {
  view: unknown;
  page: unknown;
  t: Words;
}

export type Template = (locals: Locals) => string;

/**
 * Compiles every template at start, so that a broken one stops the app instead of a visit. Strict mode: a template
 * sees `view`, `page` and `t`, and a misspelt name throws.
 */
export const compileTemplates = (root: string): ((name: string) => Template) => {
  const compiled = new Map<string, Template>();
  const named = (name: string): Template => {
    const template = compiled.get(name);
    if (!template) throw new Error(`No template "${name}" in ${root}`);
    return template;
  };
  // In place of EJS's own, which asks the disk for the file each time.
  const including =
    (from: string, locals: Locals) =>
    (path: string, own: object): string =>
      named(join(dirname(from), path))({ ...locals, ...own });
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const filename = join(root, file);
    const render = ejs.compile(readFileSync(filename, 'utf8'), {
      filename,
      strict: true,
      localsName: 'locals',
      destructuredLocals: ['view', 'page', 't', 'include'],
    });
    const name = relative(root, filename).replace(/\.ejs$/, '');
    compiled.set(name, (locals) => render({ ...locals, include: including(name, locals) }));
  }
  return named;
};
