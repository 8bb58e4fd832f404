// The requests of one learner, as their browser would send them.
import { URLSearchParams } from 'node:url';
import { randomIds } from '../../dist/platform/ids.js';

export const asking = (learner, path, headers = {}) => ({
  learner,
  method: 'GET',
  path,
  headers: { cookie: learner.cookie, 'x-forwarded-for': learner.address, ...headers },
});

export const posting = (learner, path, fields, headers = {}) => ({
  learner,
  method: 'POST',
  path,
  headers: {
    cookie: learner.cookie,
    'x-forwarded-for': learner.address,
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    ...headers,
  },
  body: new URLSearchParams({ _csrf: learner.csrf, _key: randomIds.mark(), ...fields }).toString(),
});
