import { URLSearchParams } from 'node:url';

// A browser with one visitor, as far as the bench needs one: cookies, and forms sent with what the page holds.
const hidden = (html, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

const takeCookies = (cookies, response) => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
};

export const createVisitor = (origin) => {
  const cookies = new Map();
  const send = async (path, init = {}) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(origin + path, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, cookie },
    });
    takeCookies(cookies, response);
    const html = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location') ?? '',
      html,
      tokens: { _csrf: hidden(html, '_csrf'), _key: hidden(html, '_key') },
    };
  };
  return {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin, ...headers },
      }),
  };
};
