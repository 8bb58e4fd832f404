import { IncomingMessage, ServerResponse, type ServerOptions } from 'node:http';
import type { Express } from 'express';

type Messages = Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>;

/**
 * The kinds of request and response that `app` works with, for the server that makes them. Express otherwise changes
 * the prototype of each one, and with that loses what the engine has learnt about them: most of what Express costs.
 */
export const messagesOf = (app: Express): Messages => {
  class Request extends IncomingMessage {}
  class Response<Asked extends IncomingMessage> extends ServerResponse<Asked> {}
  app.request = Object.setPrototypeOf(Request.prototype, app.request) as Express['request'];
  app.response = Object.setPrototypeOf(Response.prototype, app.response) as Express['response'];
  return { IncomingMessage: Request, ServerResponse: Response };
};
