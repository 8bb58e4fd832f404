import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { isUnreachable } from '../platform/database.js';
import { AppError, notFound, statusOf, type ErrorKind } from '../platform/errors.js';
import type { Words } from '../platform/words.js';
import { fieldOf, ownFields, postedFields, readTyped } from './body.js';
import { isFromOurPages } from './csrf.js';
import { paths } from './paths.js';
import { definePage } from './reply.js';
import { respond, type Exchange } from './respond.js';
import { readVisitor, visitOf, wantsJson } from './visit.js';
import type { Web } from './web.js';

/** A form that did not go through, ready to be sent again as it was typed. */
export interface SendAgain {
  action: string;
  /** The form's own, where nobody knows whether it arrived: sent again, it still counts once. Else the page gives new ones. */
  tokens: { csrf: string; key: string } | null;
  /** Long texts, shown to be read and mended. */
  texts: { name: string; value: string }[];
  /** Everything else, carried along. */
  values: { name: string; value: string }[];
}

export interface ErrorView {
  title: string;
  message: string;
  /** The id under which the log has the whole story; only where there is more than a refusal. */
  errorId: string | null;
  sendAgain: SendAgain | null;
  next: { href: string; label: string };
}

export const errorPage = definePage<ErrorView>('errors/show');

const kindByStatus = new Map<number, ErrorKind>(
  Object.entries(statusOf).map(([kind, status]) => [status, kind as ErrorKind]),
);

/** Errors of Express and its parsers carry a status; those of the database have none. */
const asAppError = (error: unknown): AppError | null => {
  if (error instanceof AppError) return error;
  if (isUnreachable(error)) return new AppError('unavailable', undefined, { cause: error });
  if (isMulterLimit(error)) return new AppError('too-large', undefined, { cause: error });
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  const kind = kindByStatus.get(status);
  return kind ? new AppError(kind, undefined, { cause: error }) : null;
};

const isMulterLimit = (error: unknown): boolean =>
  error instanceof Error && error.name === 'MulterError';

const isLong = (value: string): boolean => value.length > 60 || value.includes('\n');

/** What a refused form said, for its person to send again. Passwords are never shown back. */
export const sendAgainOf = (
  action: string,
  fields: Record<string, string | readonly string[]>,
): SendAgain => {
  const all = Object.entries(fields)
    .filter(([name]) => !/password/i.test(name))
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
  return {
    action,
    tokens: null,
    texts: all.filter(({ value }) => isLong(value)),
    values: all.filter(({ value }) => !isLong(value)),
  };
};

/** Out of reach or broken off: it may have been done before the fault. */
const mayHaveArrived = (error: AppError | null): boolean =>
  error === null || error.kind === 'unavailable';

const repostOf = (req: Request, error: AppError | null): SendAgain | null => {
  const posted = postedFields(req);
  const csrf = fieldOf(posted, '_csrf');
  const again = sendAgainOf(req.originalUrl, ownFields(posted));
  if (req.method !== 'POST' || csrf === '' || again.texts.length + again.values.length === 0)
    return null;
  return mayHaveArrived(error)
    ? { ...again, tokens: { csrf, key: fieldOf(posted, '_key') } }
    : again;
};

/** An exchange that broke, under the name that it has in the log. */
interface Broken extends Exchange {
  id: string;
}

const viewOf = (error: AppError | null, t: Words, { req, id }: Broken): ErrorView => ({
  title: t(`errors.${error?.kind ?? 'unexpected'}.title`),
  message: t(
    error && error.message !== `errors.${error.kind}`
      ? error.message
      : `errors.${error?.kind ?? 'unexpected'}.message`,
  ),
  errorId: error ? null : id,
  sendAgain: repostOf(req, error),
  next: { href: paths.home(), label: t('errors.home') },
});

const log = (web: Web, error: unknown, { req, id }: Broken): void => {
  const status = asAppError(error)?.kind;
  if (status && status !== 'unavailable') return;
  web.logger.error(
    {
      err: error,
      id,
      method: req.method,
      route: req.route ? String((req.route as { path: unknown }).path) : '',
    },
    'request broke off',
  );
};

/** The last resort when even the error page cannot be made: words without a template. */
const plainly = ({ res, id }: Broken): void => {
  res
    .status(500)
    .type('text')
    .send(`Something broke on our side. Nothing you saved is lost. (${id})`);
};

const setHeaders = (res: Response, status: number, error: AppError | null): void => {
  const seconds = error?.retryAfterSeconds ?? (status === 503 ? 5 : null);
  if (seconds !== null) res.set('Retry-After', String(seconds));
  res.removeHeader('ETag');
  res.set('Cache-Control', 'no-store');
};

const show = async (web: Web, error: AppError | null, broken: Broken): Promise<void> => {
  const { req, res } = broken;
  const status = error ? statusOf[error.kind] : 500;
  // Who asks is read before the body is: a database out of reach there must not cost what was typed.
  if (status === 503 && isFromOurPages(req, web.origin.publicOrigin)) await readTyped(req, res);
  setHeaders(res, status, error);
  const view = viewOf(error, visitOf(web, res).t, broken);
  if (wantsJson(req)) res.status(status).json({ message: view.message, title: view.title });
  else await respond(web, errorPage(view, { status }), broken);
};

/** Where it broke before anybody was asked who they are, they are now: the page that says so has their language. */
const meetFirst =
  (web: Web): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- Express tells an error handler by its four parameters
  (error: unknown, req, res, next) =>
    'locale' in res.locals
      ? next(error)
      : readVisitor(web)(req, res, (broken?: unknown) => next(broken ?? error));

const showError =
  (web: Web): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- Express tells an error handler by its four parameters
  async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const broken = { req, res, id: web.ids.mark() };
    log(web, error, broken);
    try {
      await show(web, asAppError(error), broken);
    } catch (err) {
      web.logger.error({ err, id: broken.id }, 'error page broke');
      plainly(broken);
    }
  };

export const showErrors = (web: Web): ErrorRequestHandler[] => [meetFirst(web), showError(web)];

export const noSuchPage: RequestHandler = () => {
  throw notFound();
};
