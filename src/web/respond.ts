import type { Request, Response } from 'express';
import { hashOf } from '../platform/ids.js';
import type { Actor } from '../policy.js';
import { bytesOf } from './kept-html.js';
import type { DownloadReply, FileReply, PageReply, Reply, RevisedReply } from './reply.js';
import { visitOf } from './visit.js';
import type { Web } from './web.js';

export interface Exchange {
  req: Request;
  res: Response;
}

const sendPage = (web: Web, reply: PageReply, res: Response): void => {
  const html = bytesOf(web.render(reply, visitOf(web, res)));
  // Written at once: `send` would go over the whole page once more.
  res.writeHead(reply.status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': html.length,
  });
  res.end(html);
};

const whoIn = ({ id, rev, ending, session }: Actor): (string | number)[] => [
  ...[id, rev, session.id],
  ending?.phase ?? '',
];

/** A page's revision covers who reads it, in which language and session, so that nothing of another visit can be shown. */
const etagOf = (web: Web, { revision }: RevisedReply, res: Response): string => {
  const { actor, locale } = res.locals;
  const visit = [web.build, locale, ...(actor ? whoIn(actor) : [])];
  return `"${hashOf([...visit, ...revision].join('|'))}"`;
};

const sendRevised = async (
  web: Web,
  reply: RevisedReply,
  { req, res }: Exchange,
): Promise<void> => {
  const etag = etagOf(web, reply, res);
  res.setHeader('Cache-Control', 'private, no-cache');
  res.setHeader('ETag', etag);
  res.setHeader('Vary', 'Cookie');
  // A proxy that compresses pages makes the revision a weak one.
  if (req.get('if-none-match')?.replace(/^W\//, '') === etag) res.status(304).end();
  else sendPage(web, await reply.render(), res);
};

/** Kept by the browser for an hour; as a page of its own it may run nothing. */
const sendFile = ({ path }: FileReply, res: Response): Promise<void> => {
  res.set({
    'Cache-Control': 'private, max-age=3600',
    'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  });
  return new Promise((resolve, reject) => {
    res.sendFile(path, { cacheControl: false, dotfiles: 'deny' }, (error: Error | undefined) =>
      error ? reject(error) : resolve(),
    );
  });
};

/** Never shown in the course's own place: what stands in a table is other people's text. */
const sendDownload = ({ name, type, body }: DownloadReply, res: Response): void => {
  res.set({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
  });
  res.send(body);
};

export const respond = async (web: Web, reply: Reply, exchange: Exchange): Promise<void> => {
  const { res } = exchange;
  if (reply.kind === 'redirect') res.redirect(303, reply.to);
  else if (reply.kind === 'json') res.status(reply.status).json(reply.body);
  else if (reply.kind === 'file') await sendFile(reply, res);
  else if (reply.kind === 'download') sendDownload(reply, res);
  else if (reply.kind === 'revised') await sendRevised(web, reply, exchange);
  else sendPage(web, reply, res);
};
