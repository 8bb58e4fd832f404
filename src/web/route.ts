import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Action, Actor } from '../policy.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { Problem } from './problems.js';
import type { Reply } from './reply.js';

/** Fields of a form as they were posted, before any rule; for showing a form again as it was filled in. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

export interface Http {
  req: Request;
  res: Response;
}

/** The variable parts of a route's address, unchecked. */
export type Address = Readonly<Record<string, string | undefined>>;

export interface Handled<Who, Params, Query, Body, Ahead = unknown> {
  actor: Who;
  /** What the route reads ahead, of the actor. */
  ahead: Ahead;
  params: Params;
  query: Query;
  body: Body;
  posted: Posted;
  /** The key that was rendered into the form: the same one twice is the same act. */
  key: string;
  file: UploadedFile | null;
  t: Words;
  calendar: Calendar;
  /** For the few routes that change identity; everything else stays clear of HTTP. */
  http: Http;
}

interface Definition<Who, Params, Query, Body, Ahead> {
  method: 'get' | 'post';
  path: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  /** The fields of the form. A write without it stops the app at start; use `noFields` where there are none. */
  input?: z.ZodType<Body>;
  /** How the fields come, and how much of them: a small form, one with long text, or one with a file. */
  accepts?: 'form' | 'text' | 'file';
  /** For forms behind a one-time link, which proves more than a cookie: they work in a browser that keeps none. */
  csrf?: 'none';
  /** Mounts express-session and passport: only where identity changes. */
  changesIdentity?: boolean;
  /** A page that a token in the address opens: its address is not passed on to other sites or logs. */
  tokenInPath?: boolean;
  /**
   * What the route reads of its actor in any case, by their id and the address as it was typed. It is asked for together
   * with who asks, of the person their cookie names, and thrown away where it turns out to be somebody else.
   */
  ahead?(personId: string, address: Address): Promise<Ahead>;
  handle(request: Handled<Who, Params, Query, Body, Ahead>): Reply | Promise<Reply>;
  /** Shows the form again with what was typed; without it the refusal is a page of its own. */
  invalid?(
    request: Handled<Who, Params, Query, undefined, Ahead>,
    problems: readonly Problem[],
  ): Reply | Promise<Reply>;
}

/** A route as the mount sees it: types of its parts are checked where it is declared. */
export interface Route extends Omit<
  Definition<never, never, never, never, unknown>,
  'handle' | 'invalid' | 'params' | 'query' | 'input'
> {
  may: Action | 'anyone';
  params?: z.ZodType;
  query?: z.ZodType;
  input?: z.ZodType;
  handle(request: unknown): Reply | Promise<Reply>;
  invalid?(request: unknown, problems: readonly Problem[]): Reply | Promise<Reply>;
}

type Erase = (definition: object) => Route;

const erase: Erase = (definition) => definition as Route;

/** A route for people who are signed in and may do `may`. */
export const route = <Params = unknown, Query = unknown, Body = unknown, Ahead = unknown>(
  definition: Definition<Actor, Params, Query, Body, Ahead> & { may: Action },
): Route => erase(definition);

/** A route for everyone, signed in or not. */
export const openRoute = <Params = unknown, Query = unknown, Body = unknown>(
  definition: Omit<Definition<Actor | null, Params, Query, Body, unknown>, 'ahead'>,
): Route => erase({ ...definition, may: 'anyone' });
