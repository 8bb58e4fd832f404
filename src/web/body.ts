import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import { AppError } from '../platform/errors.js';
import type { Posted, Route, UploadedFile } from './route.js';

const form = (limit: string): RequestHandler =>
  express.urlencoded({ extended: false, limit, parameterLimit: 1_000 });

const file = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 2_000_000, files: 1, fields: 50, fieldSize: 2_000_000, parts: 60 },
}).single('file');

const parsers = { form: form('100kb'), text: form('1mb'), file } as const;

const expectedType = {
  form: 'application/x-www-form-urlencoded',
  text: 'application/x-www-form-urlencoded',
  file: 'multipart/form-data',
} as const;

/** What the parser of files throws about a body that is broken carries no status; its limits have a name. */
const asRefusal = (error: unknown): unknown =>
  error instanceof Error && !('status' in error) && error.name !== 'MulterError'
    ? new AppError('bad-request', undefined, { cause: error })
    : error;

/** Reads the fields of a write. An unknown content type is refused before anything is read. */
export const readBody = (route: Route): RequestHandler => {
  const accepts = route.accepts ?? 'form';
  const parse = parsers[accepts];
  return (req, res, next) => {
    if (!req.is(expectedType[accepts])) throw new AppError('unsupported');
    void parse(req, res, (error?: unknown) => next(asRefusal(error)));
  };
};

/** Reads the fields of a write that broke off before its body was read; whatever cannot be read is left. */
export const readTyped = (req: Request, res: Response): Promise<void> =>
  new Promise((resolve) => {
    if (req.method !== 'POST' || req.body !== undefined) resolve();
    else void parsers.text(req, res, () => resolve());
  });

const isField = (value: unknown): value is string | string[] =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/** The fields as posted; a null prototype keeps `__proto__` an ordinary name. */
export const postedFields = (req: Request): Posted => {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries((req.body ?? {}) as Record<string, unknown>))
    if (isField(value)) fields[name] = value;
  return fields;
};

/** One value of a posted field; empty when it is missing or given twice. */
export const fieldOf = (posted: Posted, name: string): string => {
  const value = posted[name];
  return typeof value === 'string' ? value : '';
};

/** What remains for the feature's own rules, without the form's tokens. */
export const ownFields = (posted: Posted): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    Object.entries(posted).filter(([name]) => name !== '_csrf' && name !== '_key'),
  );

export const uploadOf = (req: Request): UploadedFile | null =>
  req.file ? { name: req.file.originalname, bytes: req.file.buffer } : null;
