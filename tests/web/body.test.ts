import { beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Client } from '../support/client.js';
import { ourOrigin } from '../support/client.js';
import { probeRoutes, probeState } from './probe-routes.js';
import { useProbe } from './probe.js';

const probe = useProbe({ routes: probeRoutes });

let visitor: Client;

beforeEach(async () => {
  visitor = probe.client();
  await visitor.get('/sign-in');
  probeState.written = [];
});

const post = (path: string, body: string | Buffer, type = 'application/x-www-form-urlencoded') =>
  request(probe.http).post(path).set({ Origin: ourOrigin, 'Content-Type': type }).send(body);

describe('what a form may hold', () => {
  it('is written when it fits', async () => {
    const page = await visitor.post('/probe/form', { name: ' Ana  Ruiz ', text: 'a\r\nb\rc' });
    expect(page.status).toBe(200);
    expect(probeState.written).toMatchObject([{ name: 'Ana Ruiz', text: 'a\nb\nc' }]);
  });

  it.each([
    ['a field that the form does not have', { name: 'Ana', isAdmin: 'true' }],
    ['a field given twice', { name: ['Ana', 'Ben'] }],
    [
      'a field named like a part of every object',
      { name: 'Ana', __proto__x: 'x', constructor: 'x' },
    ],
    ['an operator of the database', { 'name[$ne]': 'x' }],
    ['no field at all', {}],
    ['NUL', { name: 'A\u0000' }],
    ['an escape character', { name: 'Ana', text: '\u001b[2J' }],
    ['more than one line takes', { name: 'A'.repeat(21) }],
    ['more than a text takes', { name: 'Ana', text: 'x'.repeat(20_001) }],
  ])('is not %s: the form comes back with 422', async (_what, fields) => {
    const page = await visitor.post('/probe/text', fields);
    expect(page.status).toBe(422);
    expect(probeState.written).toEqual([]);
  });

  it('is never changed by a field called __proto__', async () => {
    const fields = JSON.parse('{"name":"Ana","__proto__":"x"}') as { name: string };
    expect([200, 422]).toContain((await visitor.post('/probe/form', fields)).status);
    expect(JSON.stringify(probeState.written)).not.toContain('"x"');
  });

  it('is a text of full length in two-byte letters', async () => {
    const page = await visitor.post('/probe/text', { name: 'Ana', text: 'ш'.repeat(20_000) });
    expect(page.status).toBe(200);
  });

  it('never comes without its key', async () => {
    const page = await visitor.post('/probe/form', { name: 'Ana', _key: undefined });
    expect(page.status).toBe(400);
    expect(
      (await visitor.post('/probe/form', { name: 'Ana', _key: ['a-key-01', 'a-key-02'] })).status,
    ).toBe(400);
    expect(
      (await visitor.post('/probe/form', { name: 'Ana', _key: { $ne: '' } as never })).status,
    ).toBe(400);
    expect(probeState.written).toEqual([]);
  });
});

describe('a body', () => {
  it.each([
    ['application/json', '{"name":{"$ne":null}}'],
    ['text/plain', '{"name":"Ana"}'],
    ['application/csp-report', '{}'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['nonsense', 'name=Ana'],
  ])('of type %s gets 415', async (type, body) => {
    expect((await post('/probe/form', body, type)).status).toBe(415);
  });

  it('without a type gets 415', async () => {
    const sent = await request(probe.http).post('/probe/form').set({ Origin: ourOrigin });
    expect(sent.status).toBe(415);
  });

  it('in an unknown character set or encoding gets 415', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect((await post('/probe/form', 'name=Ana', `${type}; charset=koi8-r`)).status).toBe(415);
    const squeezed = post('/probe/form', 'name=Ana').set('Content-Encoding', 'zip');
    expect((await squeezed).status).toBe(415);
  });

  it.each([
    ['a form', '/probe/form', 100 * 1024 + 1],
    ['a form with text', '/probe/text', 1024 * 1024 + 1],
  ])('larger than %s takes gets 413', async (_what, path, size) => {
    expect((await post(path, `name=${'x'.repeat(size - 5)}`)).status).toBe(413);
  });

  it('that unpacks to too much gets 413', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'a'));
    const sent = request(probe.http).post('/probe/text').set({
      Origin: ourOrigin,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Encoding': 'gzip',
    });
    sent.write(bomb);
    expect((await sent).status).toBe(413);
  });

  it('of a thousand and one fields gets 413', async () => {
    expect((await post('/probe/form', 'a=1&'.repeat(1_001))).status).toBe(413);
  });

  it('with broken percent signs is read as far as it goes and refused as it stands', async () => {
    expect((await post('/probe/form', 'name=%E0%A4%A&_csrf=%')).status).toBe(403);
  });
});

describe('a file', () => {
  const tokens = (): { _csrf: string; _key: string } => {
    const { $ } = visitor.page();
    const of = (name: string): string => $(`[name=${name}]`).first().attr('value') ?? '';
    return { _csrf: of('_csrf'), _key: of('_key') };
  };
  const cookie = (): string => String(visitor.page().headers['set-cookie']).replace(/;.*$/, '');
  const upload = (name: string, bytes: Buffer, field = 'file') =>
    request(probe.http)
      .post('/probe/file')
      .set({ Origin: ourOrigin, Cookie: cookie() })
      .field({ ...tokens(), name: 'Ana' })
      .attach(field, bytes, name);

  it('arrives with the fields beside it', async () => {
    expect((await upload('list.csv', Buffer.from('a,b'))).status).toBe(200);
    expect(probeState.written).toMatchObject([{ name: 'Ana', file: 3 }]);
  });

  it('over two megabytes gets 413', async () => {
    expect((await upload('list.csv', Buffer.alloc(2_000_001))).status).toBe(413);
  });

  it('in another field, or beside a second one, is refused', async () => {
    expect([400, 413]).toContain((await upload('list.csv', Buffer.from('a'), 'other')).status);
    const two = upload('list.csv', Buffer.from('a')).attach('file', Buffer.from('b'), 'b.csv');
    expect([400, 413]).toContain((await two).status);
    expect(probeState.written).toEqual([]);
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nAn',
    ],
    ['without a header', 'multipart/form-data; boundary=x', '--x\r\n\r\nAna\r\n--x--'],
  ])('%s gets 400 or 403, not 500', async (_what, type, body) => {
    expect([400, 403]).toContain((await post('/probe/file', body, type)).status);
  });
});
