import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** Names carry the prefix that browsers enforce on https: such a cookie is Secure, host-only, and for the whole site. */
export const cookieName = (name: 'sid' | 'pre' | 'device' | 'lang', secure: boolean): string =>
  secure ? `__Host-${name}` : name;

export const readCookie = (req: Request, name: string): string | null =>
  (req.headers.cookie && parseCookie(req.headers.cookie)[name]) || null;

/** Sets a cookie that scripts cannot read. Without `maxAgeSeconds` it ends with the browser. */
export const setCookie = (
  res: Response,
  {
    name,
    value,
    secure,
    maxAgeSeconds,
  }: { name: string; value: string; secure: boolean; maxAgeSeconds?: number },
): void => {
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' as const };
  const age = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds };
  res.append('Set-Cookie', stringifySetCookie({ name, value, ...options, ...age }));
};
