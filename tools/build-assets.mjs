// Styles, script, fonts and icon of the browser → hashed names, compressed beside each, and a manifest.
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, transform } from 'esbuild';
import { compileAsync } from 'sass';
import subsetFont from 'subset-font';

const source = fileURLToPath(new URL('../public/', import.meta.url));
const require = createRequire(import.meta.url);
const browsers = ['chrome120', 'firefox121', 'safari17'];

const hashed = (name, bytes) => {
  const { name: stem, ext } = parse(name);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10);
  return `${stem}.${hash}${ext}`;
};

const letters = (...ranges) =>
  ranges
    .flatMap(([first, last = first]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    )
    .join('');

// The same ranges as `unicode-range` in public/styles/_fonts.scss; the font's own symbols and old currencies are left out.
const fonts = {
  'serif-latin.woff2': {
    file: 'source-serif-4-latin-wght-normal.woff2',
    text: letters([0x20, 0x7e], [0xa0, 0xff], [0x131], [0x152, 0x153], [0x2c6], [0x2dc]).concat(
      '\u2002\u2003\u2009\u200a\u202f–—‘’‚“”„†‡•…‰′″‹›€™→←−',
    ),
  },
  'serif-latin-ext.woff2': {
    file: 'source-serif-4-latin-ext-wght-normal.woff2',
    text: letters([0x100, 0x130], [0x132, 0x151], [0x154, 0x17f], [0x218, 0x21b], [0x1e9e]),
  },
};

// Only the weights the styles use: a third of the file.
const buildFont = async ({ file, text }) => {
  const font = await readFile(require.resolve(`@fontsource-variable/source-serif-4/files/${file}`));
  return subsetFont(font, text, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 600 } },
  });
};

const buildStyles = async (names) => {
  const { css } = await compileAsync(join(source, 'styles/main.scss'), { charset: false });
  const linked = css.replaceAll(/url\(["']?([\w.-]+)["']?\)/g, (whole, name) =>
    names[name] ? `url(${names[name]})` : whole,
  );
  const { code } = await transform(linked, { loader: 'css', minify: true, target: browsers });
  return Buffer.from(code);
};

const buildScript = async () => {
  const { outputFiles } = await build({
    entryPoints: [join(source, 'scripts/main.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: browsers,
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0].contents);
};

const squeeze = {
  '.br': (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

const write = async (directory, name, bytes) => {
  await writeFile(join(directory, name), bytes);
  if (name.endsWith('.woff2')) return;
  for (const [ending, compress] of Object.entries(squeeze)) {
    await writeFile(join(directory, name + ending), await compress(bytes));
  }
};

const readManifest = async (directory) => {
  try {
    return JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'));
  } catch {
    return {};
  }
};

/** Pages that are open while a new release starts still ask for the assets of the one before. */
const keepPrevious = async (from, to) => {
  const names = Object.values(await readManifest(from));
  const kept = names.flatMap((name) => [name, `${name}.br`, `${name}.gz`]);
  for (const name of from === to ? [] : kept) {
    const isThere = await access(join(from, name)).then(
      () => true,
      () => false,
    );
    if (isThere) await copyFile(join(from, name), join(to, name));
  }
  return new Set(kept);
};

const removeOthers = async (directory, kept) => {
  const current = Object.values(await readManifest(directory));
  const stays = (name) => current.some((start) => name.startsWith(start)) || kept.has(name);
  for (const name of await readdir(directory)) {
    if (name !== 'manifest.json' && !stays(name)) await rm(join(directory, name));
  }
};

/**
 * Builds all assets into `outDir`. The files of the build in `previousDir` (by default the one that is in `outDir`
 * already) stay beside the new ones; those of older builds go. Throws with the compiler's message on a fault in a source.
 */
export const buildAssets = async ({ outDir, previousDir = outDir }) => {
  await mkdir(outDir, { recursive: true });
  const kept = await keepPrevious(previousDir, outDir);
  const names = {};
  const add = async (name, bytes) => {
    names[name] = hashed(name, bytes);
    await write(outDir, names[name], bytes);
  };
  await Promise.all(
    Object.entries(fonts).map(async ([name, font]) => add(name, await buildFont(font))),
  );
  await add('icon.svg', await readFile(join(source, 'icon.svg')));
  await add('main.css', await buildStyles(names));
  await add('main.js', await buildScript());
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(names, null, 2));
  await removeOthers(outDir, kept);
  return names;
};
