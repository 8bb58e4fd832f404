import type { RequestHandler } from 'express';
import type { Origin } from './headers.js';

/** On one machine `localhost` and `127.0.0.1` are two sites to a browser, each with cookies of its own: one of them wins. */
export const toPublicHost = ({ publicOrigin }: Origin): RequestHandler => {
  const { hostname, port } = new URL(publicOrigin);
  const other = hostname === '127.0.0.1' ? `localhost:${port}` : null;
  return (req, res, next) => {
    if (other !== null && req.headers.host === other && req.method === 'GET')
      res.redirect(308, publicOrigin + req.originalUrl);
    else next();
  };
};
