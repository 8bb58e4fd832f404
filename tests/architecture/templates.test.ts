import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileTemplates } from '../../src/web/templates.js';
import { filesBelow, read, root, sources } from './source.js';

const templates = filesBelow('views', '.ejs').map((path) => ({ path, text: read(path) }));

const matches = (pattern: RegExp): string[] =>
  templates.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`),
  );

describe('templates', () => {
  it('print without escaping only other templates and rendered course text', () => {
    const raw = matches(/<%-[\s\S]*?%>/g).filter(
      (found) =>
        !/: <%-\s*include\('[\w./-]+'[\s\S]*\)\s*-?%>$/.test(found) &&
        !/: <%-\s*\w+(\.\w+)*(Html|\.html)\s*-?%>$/.test(found) &&
        found !== 'views/layouts/page.ejs: <%- page.body %>',
    );
    expect(raw).toEqual([]);
  });

  it('carry no style, no script and no handler in themselves', () => {
    expect(matches(/\sstyle\s*=/gi)).toEqual([]);
    expect(matches(/<style\b/gi)).toEqual([]);
    expect(matches(/<script\b(?![^>]*\ssrc=)[^>]*>/gi)).toEqual([]);
    expect(matches(/\son[a-z]+\s*=\s*["']/gi)).toEqual([]);
    expect(matches(/javascript:/gi)).toEqual([]);
  });

  it('ask for nothing of another site', () => {
    expect(matches(/(src|href|action|srcset)="(https?:)?\/\//gi)).toEqual([]);
  });

  it('put the tokens into every form that writes', () => {
    const forms = templates.flatMap(({ path, text }) =>
      [...text.matchAll(/<form\b[^>]*method="post"[\s\S]*?<\/form>/gi)]
        .filter(([form]) => !/include\('[./\w-]*form-tokens'/.test(form))
        .map(() => path),
    );
    expect(forms).toEqual([]);
  });

  it('are short', () => {
    expect(
      templates.filter(({ text }) => text.split('\n').length > 81).map(({ path }) => path),
    ).toEqual([]);
  });

  it('are each printed by a page, a layout, a letter or another template', () => {
    const code = sources.map(({ text }) => text).join('\n');
    const unused = templates.filter(({ path }) => {
      const name = path.replace(/^views\/|\.ejs$/g, '');
      const short = name.replace(/^.*\//, '');
      const included = templates.some(({ text }) =>
        new RegExp(`include\\('(?:[./\\w-]*/)?${short}'`).test(text),
      );
      return !included && !code.includes(`'${name}'`) && !code.includes(`/${name}.ejs'`);
    });
    expect(unused.map(({ path }) => path)).toEqual([]);
  });
});

describe('the compiler of templates', () => {
  let folder: string;
  const t = (): string => '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
    writeFileSync(join(folder, 'bare.ejs'), '<%= title %>');
    writeFileSync(join(folder, 'right.ejs'), '<%= view.title %>');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes every template of the course', () => {
    expect(() => compileTemplates(join(root, 'views'))).not.toThrow();
  });

  it('lets a misspelt name throw, and shows text as text', () => {
    const find = compileTemplates(folder);
    expect(() => find('bare')({ view: { title: 'x' }, page: {}, t })).toThrow('title');
    expect(find('right')({ view: { title: '<b>&"' }, page: {}, t })).toBe('&lt;b&gt;&amp;&#34;');
    expect(() => find('none')).toThrow('none');
  });
});
