import { sign, unsign } from 'cookie-signature';
import { hashOf, type Ids } from '../platform/ids.js';
import { cookieName, readCookie, setCookie } from '../web/cookies.js';
import type { Http } from '../web/route.js';

/**
 * Browsers that people have signed in from. The cookie lets nobody in; it only keeps the person from being locked out
 * by strangers who try their name elsewhere (OWASP: device cookies). Several people may share a browser.
 */
export interface Devices {
  /** Names this browser, if this person has signed in from it; else null. */
  knownTo(req: Http['req'], personId: string): string | null;
  remember(http: Http, personId: string): void;
}

const mostPeople = 10;
/** As long as browsers keep a cookie at all. */
const keptForSeconds = 400 * 24 * 3_600;

export const createDevices = ({
  sessionSecret,
  secure,
  ids,
}: {
  sessionSecret: string;
  secure: boolean;
  ids: Ids;
}): Devices => {
  const name = cookieName('device', secure);
  const secret = `device:${sessionSecret}`;
  const markOf = (device: string, personId: string): string => hashOf(`${device}:${personId}`);
  const read = (req: Http['req']): string[] =>
    (unsign(readCookie(req, name) ?? '', secret) || '').split('.').filter(Boolean);
  return {
    knownTo(req, personId) {
      const [device, ...marks] = read(req);
      return device && marks.includes(markOf(device, personId)) ? device : null;
    },
    remember({ req, res }, personId) {
      const [device = ids.secret(), ...marks] = read(req);
      const mark = markOf(device, personId);
      const kept = [mark, ...marks.filter((other) => other !== mark)].slice(0, mostPeople);
      const value = sign([device, ...kept].join('.'), secret);
      setCookie(res, { name, value, secure, maxAgeSeconds: keptForSeconds });
    },
  };
};
