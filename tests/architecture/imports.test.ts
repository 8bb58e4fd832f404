import { describe, expect, it } from '@jest/globals';
import { folderOf, sources, type Import } from './source.js';

/** Lowest first: a folder imports from those above it in this list, and from those on its own line only what it says. */
const layers: readonly (readonly string[])[] = [
  ['env.fields'],
  ['env'],
  ['platform'],
  ['policy'],
  ['audit', 'jobs', 'mail'],
  ['web'],
  ['content'],
  ['accounts'],
  ['cohorts'],
  ['lessons'],
  ['quizzes'],
  ['practice'],
  ['loop'],
  ['hand-on'],
  ['cases'],
  ['tracks'],
  ['growth', 'insights'],
  ['home', 'reports', 'search', 'publishing', 'privacy', 'operations'],
];

/** What puts the parts together may know them all. */
const composition = new Set(
  sources.filter(({ path }) => path.split('/').length === 2).map(({ path }) => folderOf(path)),
);
for (const layer of layers) for (const name of layer) composition.delete(name);
composition.add('demo');

/** Imports that go up, each with its reason. */
const upward: readonly { from: RegExp; to: RegExp; because: string }[] = [
  {
    from: /^src\/(audit|jobs|mail)\/feature\.ts$/,
    to: /^src\/web\/feature\.ts$/,
    because: 'every feature tells the rest of itself in the same shape',
  },
];

const level = (path: string): number => layers.findIndex((layer) => layer.includes(folderOf(path)));

const ours = sources.flatMap(({ imports }) => imports).filter((one) => one.ours);
const show = ({ from, to }: Import): string => `${from} → ${to}`;
const between = (test: (one: Import) => boolean): string[] => ours.filter(test).map(show);

const isStore = (path: string): boolean => path.endsWith('.store.ts');
const isFeature = (path: string): boolean => level(path) > level('src/web/');
const importsOfRole = (role: string): Import[] => ours.filter(({ from }) => from.endsWith(role));

/** Files in a ring of imports, as far as one can be found from `path`. */
const ringFrom = (path: string): string[] => {
  const seen = new Set<string>();
  const visit = (at: string, way: readonly string[]): string[] => {
    if (at === path && way.length > 0) return [...way, at];
    if (seen.has(at)) return [];
    if (way.length > 0) seen.add(at);
    for (const one of ours.filter(({ from }) => from === at)) {
      const ring = visit(one.to, [...way, at]);
      if (ring.length > 0) return ring;
    }
    return [];
  };
  return visit(path, []);
};

describe('imports', () => {
  it('know the place of every folder', () => {
    const known = [...layers.flat(), ...composition];
    expect(
      sources.map(({ path }) => folderOf(path)).filter((name) => !known.includes(name)),
    ).toEqual([]);
  });

  it('point one way', () => {
    const wrong = between(
      ({ from, to }) =>
        !composition.has(folderOf(from)) &&
        folderOf(from) !== folderOf(to) &&
        !(level(to) >= 0 && level(to) < level(from)) &&
        !upward.some((exception) => exception.from.test(from) && exception.to.test(to)),
    );
    expect(wrong).toEqual([]);
  });

  it('lead to files that are there', () => {
    const there = new Set(sources.map(({ path }) => path));
    expect(between(({ to }) => !there.has(to))).toEqual([]);
  });

  it('form no ring', () => {
    expect(sources.map(({ path }) => ringFrom(path)).filter((ring) => ring.length > 0)).toEqual([]);
  });

  it('reach another feature through its service and types, never its records', () => {
    const wrong = between(
      ({ from, to }) =>
        !composition.has(folderOf(from)) &&
        folderOf(from) !== folderOf(to) &&
        isFeature(to) &&
        isStore(to),
    );
    expect(wrong).toEqual([]);
  });

  it('keep routes clear of records, and view models of both', () => {
    const wrong = [
      ...importsOfRole('.routes.ts').filter(({ to }) => isStore(to) && isFeature(to)),
      ...importsOfRole('.view-model.ts').filter(({ to }) => isStore(to) || /\.routes\./.test(to)),
      ...importsOfRole('.input.ts').filter(
        ({ to }) => isStore(to) || /\.(routes|service)\./.test(to),
      ),
    ];
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('packages', () => {
  const users = (name: RegExp): string[] =>
    sources
      .filter(({ imports }) => imports.some((one) => !one.ours && name.test(one.to)))
      .map(({ path }) => path);

  it('leave Mongoose to the stores and the database module', () => {
    const others = users(/^(mongoose|mongodb)$/).filter(
      (path) => !isStore(path) && path !== 'src/platform/database.ts',
    );
    // The embedded server is set up through the bare driver, before there is anything to store.
    expect(others.filter((path) => !path.startsWith('src/platform/mongo/'))).toEqual([]);
  });

  it('leave Express to the web layer, and to what mounts it', () => {
    const others = users(/^express$/).filter((path) => isFeature(path));
    // Where identity changes and is read, a request is what it is about.
    expect(others).toEqual(['src/accounts/actor.ts', 'src/accounts/identity.ts']);
  });

  it('leave templates to what prints pages and letters', () => {
    // Letters are below the web layer, which prints pages.
    expect(users(/^ejs$/)).toEqual(['src/mail/letter.ts', 'src/web/templates.ts']);
  });
});

it('reads the environment in one file', () => {
  const readers = sources.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
  expect(readers).toEqual(['src/env.ts']);
});
