import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ejs from 'ejs';
import type { Words } from '../platform/words.js';

export type Template = (locals: { view: unknown; page: unknown; t: Words }) => string;

/**
 * Compiles every template at start, so that a broken one stops the app instead of a visit. Strict mode: a template
 * sees `view`, `page` and `t`, and a misspelt name throws.
 */
export const compileTemplates = (root: string): ((name: string) => Template) => {
  const compiled = new Map<string, Template>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const filename = join(root, file);
    const render = ejs.compile(readFileSync(filename, 'utf8'), {
      filename,
      views: [root],
      strict: true,
      cache: true,
      localsName: 'locals',
      destructuredLocals: ['view', 'page', 't'],
    });
    compiled.set(relative(root, filename).replace(/\.ejs$/, ''), (locals) => render(locals));
  }
  return (name) => {
    const template = compiled.get(name);
    if (!template) throw new Error(`No template "${name}" in ${root}`);
    return template;
  };
};
