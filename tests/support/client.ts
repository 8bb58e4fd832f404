import * as cheerio from 'cheerio';
import type { Express } from 'express';
import request, { type Response, type Test } from 'supertest';

/** A page as somebody sees it. */
export interface SeenPage {
  status: number;
  path: string;
  location: string | undefined;
  headers: Response['headers'];
  html: string;
  json: unknown;
  $: cheerio.CheerioAPI;
  heading: string;
  /** The words of the page's main part, white space folded. */
  text: string;
}

export type Fields = Record<string, string | string[] | undefined>;

/** A browser without script: keeps cookies, follows redirects after a post, sends a form as the page holds it. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<SeenPage>;
  /** Sends the form of the last page whose action (or selector) is given, with these fields changed; follows where it leads. */
  submit(form: string, fields?: Fields): Promise<SeenPage>;
  /** Sends a form with a file in its field `file`, the way `submit` sends the others. */
  upload(form: string, file: { name: string; content: Buffer }): Promise<SeenPage>;
  /** Posts just these fields with the last page's tokens, without following. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<SeenPage>;
  /** The last page seen. */
  page(): SeenPage;
}

export const ourOrigin = 'http://127.0.0.1:3000';

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

const seen = (path: string, response: Response): SeenPage => {
  const html = response.type === 'text/html' ? response.text : '';
  const $ = cheerio.load(html);
  return {
    status: response.status,
    path,
    location: response.headers['location'],
    headers: response.headers,
    html: response.text,
    json: response.body as unknown,
    $,
    heading: fold($('h1').first().text()),
    text: fold($('main').text()),
  };
};

const encode = (fields: Fields): string => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of value === undefined ? [] : [value].flat()) body.append(name, one);
  return body.toString();
};

const fieldsOf = (page: SeenPage, form: string): { action: string; fields: Fields } => {
  const { $ } = page;
  const found = form.startsWith('/') ? $(`form[action="${form}"]`).first() : $(form).first();
  if (found.length === 0)
    throw new Error(
      `No form "${form}" on ${page.path} (${page.status}): ${page.text.slice(0, 300)}`,
    );
  const fields: Record<string, string[]> = {};
  // Fields may stand elsewhere on the page and belong to it by their `form` attribute.
  const all = found.add(`[form="${found.attr('id')}"]`);
  for (const { name, value } of all.serializeArray()) (fields[name] ??= []).push(value);
  return { action: found.attr('action') ?? page.path, fields };
};

export const createClient = (app: Express): Client => {
  const agent = request.agent(app);
  let last: SeenPage | undefined;
  const lastPage = (): SeenPage => {
    if (!last) throw new Error('No page was opened yet');
    return last;
  };
  const open = async (path: string, sent: Test): Promise<SeenPage> =>
    (last = seen(path, await sent));
  const get: Client['get'] = (path, headers = {}) => open(path, agent.get(path).set(headers));
  const send = (path: string, fields: Fields, headers: Record<string, string> = {}): Test =>
    agent
      .post(path)
      .set({ 'Content-Type': 'application/x-www-form-urlencoded', Origin: ourOrigin, ...headers })
      .send(encode(fields));
  const follow = async (page: SeenPage): Promise<SeenPage> =>
    page.status === 303 && page.location
      ? follow(await get(page.location.replace(/#.*$/, '')))
      : page;
  return {
    get,
    page: lastPage,
    async submit(form, changed = {}) {
      const { action, fields } = fieldsOf(lastPage(), form);
      return follow(await open(action, send(action, { ...fields, ...changed })));
    },
    async upload(form, { name, content }) {
      const { action, fields } = fieldsOf(lastPage(), form);
      const sent = agent.post(action).set({ Origin: ourOrigin });
      for (const [field, value] of Object.entries(fields)) void sent.field(field, value ?? '');
      return follow(await open(action, sent.attach('file', content, name)));
    },
    async post(path, fields, headers) {
      const { $ } = lastPage();
      const tokens = {
        _csrf: $('[name=_csrf]').first().attr('value'),
        _key: $('[name=_key]').first().attr('value'),
      };
      return seen(path, await send(path, { ...tokens, ...fields }, headers));
    },
  };
};
