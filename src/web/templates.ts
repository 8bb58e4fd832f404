import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ejs from 'ejs';
import { madeOnce } from '../platform/remember.js';
import type { Words } from '../platform/words.js';

interface Locals {
  view: unknown;
  page: unknown;
  t: Words;
}

/** `own`: what the template that includes this one gives to it, besides its own locals. */
export type Template = (locals: Locals, own?: object) => string;

/** Escaped by EJS, where there is anything to escape: most of what a page prints has nothing. */
const escape = (value?: string | number | null): string => {
  const text = typeof value === 'string' ? value : String(value ?? '');
  return /[&<>'"]/.test(text) ? ejs.escapeXML(text) : text;
};

const options = {
  strict: true,
  localsName: 'locals',
  destructuredLocals: ['view', 'page', 't', 'include'],
  escape,
  // Spares a copy of the locals with each call, against names from a prototype: all that templates read is given to them.
  unsafePrototypeLocals: true,
};

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
  const including = (from: string): ((path: string) => Template) => {
    const found = new Map<string, Template>();
    return (path) => madeOnce(found, path, () => named(join(dirname(from), path)));
  };
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const filename = join(root, file);
    const render = ejs.compile(readFileSync(filename, 'utf8'), { ...options, filename });
    const name = relative(root, filename).replace(/\.ejs$/, '');
    const included = including(name);
    compiled.set(name, (given, own) => {
      const include = (path: string, more: object): string => included(path)(locals, more);
      const locals = { include, ...given, ...own };
      locals.include = include;
      return render(locals);
    });
  }
  return named;
};
