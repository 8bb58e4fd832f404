import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express, type Response } from 'express';
import { readAssets, type Assets } from '../../src/web/assets.js';
import { secureAnswers } from '../../src/web/headers.js';
import { buildAssets } from '../../tools/build-assets.mjs';

type Fields = Record<string, string>;

/** What the page's script meets: a draft with its revision, and the ways a save can end. */
export interface DraftServer {
  url: string;
  texts: Fields;
  rev: number;
  /** How often the draft was emptied: by the submissions that arrived. */
  emptied: number;
  device: 'own' | 'shared';
  saves: Fields[];
  submissions: Fields[];
  /** How the next save ends; `lost`: it is written, but the answer does not arrive. */
  answers: 'as it should' | 'unavailable' | 'signed out' | 'lost';
  /** Saves wait for this before they are answered. */
  gate: Promise<void>;
  reset(): void;
  close(): Promise<unknown>;
}

const box = (prompt: string, text: string): string =>
  `<section class="prompt"><label for="${prompt}">${prompt}</label><textarea class="writing" id="${prompt}" data-prompt="${prompt}" name="${prompt}">\n${text}</textarea></section>`;

const pageOf = (
  { texts, rev, emptied, device }: DraftServer,
  assets: Assets,
): string => `<!doctype html>
<html lang="en"><head><title>Draft</title><link rel="stylesheet" href="${assets.urls.css}"></head>
<body data-device="${device}" data-person="ana">
<form method="post" action="/submit" data-once data-autosave="/draft" data-autosave-form="turn:1" data-rev="${rev}" data-emptied="${emptied}"
  data-saved="Saved {time}" data-retrying="Not saved yet" data-signed-out="Signed out" data-conflict="Changed elsewhere"
  data-conflict-href="/compare" data-conflict-link="Compare both" data-conflict-mine="Here" data-conflict-theirs="There"
  data-restored="Put back">
<input type="hidden" name="_csrf" value="token"><input type="hidden" name="rev" value="${rev}">
${Object.entries(texts)
  .map(([prompt, text]) => box(prompt, text))
  .join('')}
<p data-autosave-status role="status"></p>
<button name="do" value="save" data-save>Save</button><button name="do" value="submit">Send</button>
</form><script type="module" src="${assets.urls.js}"></script></body></html>`;

const save = (state: DraftServer, fields: Fields, res: Response): void => {
  const { prompt = '', text = '', rev } = fields;
  if (Number(rev) !== state.rev) {
    res.status(409).json({ rev: state.rev, text: state.texts[prompt], message: 'Two versions' });
    return;
  }
  state.texts[prompt] = text;
  state.rev += 1;
  if (state.answers === 'lost') res.status(502).end();
  else res.json({ rev: state.rev, savedAt: '', savedAtText: `14:0${state.rev}` });
};

const appOf = (state: DraftServer, assets: Assets): Express => {
  const app = express();
  secureAnswers(app, { publicOrigin: state.url, secure: false });
  app.use(assets.serve);
  app.use(express.urlencoded({ extended: false }));
  app.get('/', (_req, res) => void res.send(pageOf(state, assets)));
  app.get('/sign-in', (_req, res) => void res.send('Sign in'));
  app.post('/draft', async (req, res) => {
    state.saves.push(req.body as Fields);
    await state.gate;
    if (state.answers === 'unavailable') res.status(503).end();
    else if (state.answers === 'signed out') res.redirect(303, '/sign-in');
    else save(state, req.body as Fields, res);
  });
  app.post('/submit', (req, res) => {
    state.submissions.push(req.body as Fields);
    res.send('Sent');
  });
  return app;
};

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};

const fresh = () => ({
  texts: { happened: '', part: '' },
  rev: 0,
  emptied: 0,
  device: 'own' as const,
  saves: [],
  submissions: [],
  answers: 'as it should' as const,
  gate: Promise.resolve(),
});

export const startDraftServer = async (): Promise<DraftServer> => {
  const dir = await mkdtemp(join(tmpdir(), 'drafts-'));
  await buildAssets({ outDir: dir });
  const server = createServer();
  const state: DraftServer = {
    ...fresh(),
    url: await listen(server),
    reset: () => void Object.assign(state, fresh()),
    close: async () => {
      server.closeAllConnections();
      server.close();
      return once(server, 'close');
    },
  };
  server.on('request', appOf(state, readAssets(dir)));
  return state;
};
