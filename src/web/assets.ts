import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';

/** What the layout links to. */
export interface AssetUrls {
  css: string;
  js: string;
  font: string;
  icon: string;
}

export interface Assets {
  urls: AssetUrls;
  /** The address of an asset by its name in the sources, as `main.css`. Throws on a name that was not built. */
  assetUrl(name: string): string;
  /** Serves everything in the directory: this build and the one before. */
  serve: RequestHandler;
}

const base = '/assets/';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Asset {
  type: string;
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

const readAsset = (dir: string, name: string, files: ReadonlySet<string>): Asset => ({
  type: types[extname(name)] ?? 'application/octet-stream',
  plain: readFileSync(join(dir, name)),
  ...(files.has(`${name}.br`) && { br: readFileSync(join(dir, `${name}.br`)) }),
  ...(files.has(`${name}.gz`) && { gzip: readFileSync(join(dir, `${name}.gz`)) }),
});

const readAll = (dir: string): Map<string, Asset> => {
  const files = new Set(readdirSync(dir));
  const names = [...files].filter((name) => extname(name) in types);
  return new Map(names.map((name) => [base + name, readAsset(dir, name, files)]));
};

const chooseEncoding = (req: Request, asset: Asset): { encoding?: string; body: Buffer } => {
  // Asked one by one: browsers name all of theirs as equal, and the smallest is ours to prefer.
  for (const encoding of ['br', 'gzip'] as const) {
    const body = asset[encoding];
    if (body && req.acceptsEncodings(encoding)) return { encoding, body };
  }
  return { body: asset.plain };
};

/** The files are few and small: they are read once, and no address can reach beyond them. */
const serveFrom =
  (assets: ReadonlyMap<string, Asset>): RequestHandler =>
  (req, res, next) => {
    const asset = assets.get(req.path);
    if (!asset || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next();
      return;
    }
    const { encoding, body } = chooseEncoding(req, asset);
    res.set({
      'Content-Type': asset.type,
      'Content-Length': String(body.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
      ...(encoding && { 'Content-Encoding': encoding }),
    });
    res.end(req.method === 'HEAD' ? undefined : body);
  };

/** Reads the built assets of `dir` with their manifest. Throws when they were not built. */
export const readAssets = (dir: string): Assets => {
  const manifest = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')));
  const assetUrl = (name: string): string => {
    const file = manifest[name];
    if (!file) throw new Error(`No asset "${name}" in ${dir}`);
    return base + file;
  };
  return {
    assetUrl,
    urls: {
      css: assetUrl('main.css'),
      js: assetUrl('main.js'),
      font: assetUrl('serif-latin.woff2'),
      icon: assetUrl('icon.svg'),
    },
    serve: serveFrom(readAll(dir)),
  };
};
