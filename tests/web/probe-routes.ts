import { z } from 'zod';
import mongoose from 'mongoose';
import { AppError, statusOf, type ErrorKind } from '../../src/platform/errors.js';
import { idParam, longText, requiredLine } from '../../src/platform/text.js';
import { errorPage, type ErrorView } from '../../src/web/errors.js';
import { showProblems } from '../../src/web/problems.js';
import { definePage, json, revised, seeOther, type PageReply } from '../../src/web/reply.js';
import { openRoute, route, type Route } from '../../src/web/route.js';

/** What a test moves between two visits. */
export const probeState = { revision: 1, written: [] as unknown[] };

/** A page with no words of its own; the error page's template prints it. */
export const somePage = (message: string, status = 200): PageReply =>
  errorPage(
    {
      title: 'Probe',
      message,
      errorId: null,
      sendAgain: null,
      next: { href: '/', label: 'Home' },
    } satisfies ErrorView,
    { status },
  );

const input = z.strictObject({ name: requiredLine(20), text: longText.optional() });
const noSuchTemplate = definePage<{ title: string }>('probe/none');

const writes = (path: string, accepts: 'form' | 'text' | 'file'): Route =>
  openRoute({
    method: 'post',
    path,
    accepts,
    input,
    handle({ body, file, key }) {
      probeState.written.push({ ...body, key, file: file?.bytes.length });
      return somePage(`Written ${body.name}`);
    },
    invalid: ({ t, posted }, problems) =>
      somePage(
        `${showProblems(t, problems)
          .map(({ field, message }) => `${field}: ${message}`)
          .join()} ${String(posted['text'] ?? '')}`,
        422,
      ),
  });

const throwing = (path: string, error: () => unknown): Route =>
  openRoute({
    method: 'get',
    path,
    handle: () => {
      throw error();
    },
  });

export const errorKinds = Object.keys(statusOf) as ErrorKind[];

export const secretMessage =
  'MongoServerError: E11000 duplicate key /srv/course/dist/x.js at Object.<anonymous>';

export const probeRoutes: readonly Route[] = [
  openRoute({ method: 'get', path: '/probe', handle: () => somePage('Here') }),
  openRoute({ method: 'get', path: '/probe/json', handle: () => json({ ok: true }) }),
  openRoute({ method: 'get', path: '/probe/elsewhere', handle: () => seeOther('/probe') }),
  openRoute({
    method: 'get',
    path: '/probe/revised',
    handle: () =>
      revised([probeState.revision], () =>
        Promise.resolve(somePage(`Revision ${probeState.revision}`)),
      ),
  }),
  openRoute({
    method: 'get',
    path: '/probe/by-id/:id',
    params: z.object({ id: idParam }),
    handle: () => somePage('Found'),
  }),
  openRoute({
    method: 'get',
    path: '/probe/asked',
    query: z.object({ of: z.enum(['a', 'b']).optional() }),
    handle: ({ query }) => somePage(`Asked ${query.of ?? 'nothing'}`),
  }),
  ...errorKinds.map((kind) => throwing(`/probe/refused/${kind}`, () => new AppError(kind))),
  throwing('/probe/broken', () => new Error(secretMessage)),
  throwing('/probe/thrown-text', () => secretMessage),
  throwing('/probe/unreachable', () => new mongoose.mongo.MongoNetworkError(secretMessage)),
  openRoute({
    method: 'get',
    path: '/probe/no-template',
    handle: () => noSuchTemplate({ title: 'None' }),
  }),
  writes('/probe/form', 'form'),
  writes('/probe/text', 'text'),
  writes('/probe/file', 'file'),
  openRoute({
    method: 'post',
    path: '/probe/breaks',
    accepts: 'text',
    input,
    handle: () => {
      throw new Error(secretMessage);
    },
  }),
  openRoute({
    method: 'post',
    path: '/probe/refuses/:kind',
    accepts: 'text',
    params: z.object({ kind: z.enum(errorKinds) }),
    input,
    handle: ({ params }) => {
      throw new AppError(params.kind);
    },
  }),
  route({
    method: 'post',
    path: '/probe/own',
    may: 'home:see',
    accepts: 'text',
    input: z.strictObject({
      name: requiredLine(20),
      text: longText.optional(),
      password: z.string().optional(),
    }),
    handle({ actor, body }) {
      probeState.written.push({ by: actor.id, ...body });
      return somePage(`Written by ${actor.name}: ${body.text ?? ''}`);
    },
  }),
];
