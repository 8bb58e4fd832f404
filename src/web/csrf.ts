import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { remembering } from '../platform/remember.js';

/**
 * A form's token is `<proof of the session>.<person>.<proof of the person>`. The first part must match the session
 * that posts it. The other two tell, when the session has ended meanwhile, whose words these were, so that they come
 * back to that person alone after signing in.
 */
export interface FormTokens {
  issue(sessionId: string, personId: string | null): string;
  isFor(token: string, sessionId: string): boolean;
  /** The person a token was issued to, if it is one of ours. */
  personOf(token: string): string | null;
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** More than are signed in at one process: each of their pages carries the same token. */
const mostRemembered = 10_000;

export const createFormTokens = (secret: string): FormTokens => {
  const key = createSecretKey(secret, 'utf8');
  const prove = (what: string, subject: string): string =>
    createHmac('sha256', key).update(`${what}:${subject}`).digest('base64url');
  const issue = (sessionId: string, personId: string): string =>
    [prove('session', sessionId), personId, personId && prove('person', personId)].join('.');
  const tokenFor = remembering(mostRemembered, (visit) => {
    const [sessionId = '', personId = ''] = visit.split(' ');
    return issue(sessionId, personId);
  });
  return {
    issue: (sessionId, personId) => tokenFor(`${sessionId} ${personId ?? ''}`),
    isFor: (token, sessionId) => same(token.split('.')[0] ?? '', prove('session', sessionId)),
    personOf(token) {
      const [, personId = '', proof = ''] = token.split('.');
      return personId && same(proof, prove('person', personId)) ? personId : null;
    },
  };
};

/**
 * Whether a write comes from one of our own pages, as the browser tells it: `Sec-Fetch-Site` where it is sent,
 * else `Origin`, else the origin of `Referer`. A request that names none of them is refused.
 */
export const isFromOurPages = (req: Request, publicOrigin: string): boolean => {
  const site = req.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = req.get('origin') ?? originOf(req.get('referer'));
  return origin === publicOrigin;
};

const originOf = (address: string | undefined): string | undefined =>
  address && URL.canParse(address) ? new URL(address).origin : undefined;
