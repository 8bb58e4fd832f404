import { pino, type Logger } from 'pino';

export type { Logger };

const secrets = [
  'password',
  'token',
  'cookie',
  'authorization',
  '_csrf',
  '*.password',
  '*.token',
  '*.cookie',
];

/** JSON lines on standard error, so that standard output stays for people. Names, texts and secrets are never logged. */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null, redact: secrets }, pino.destination(2));
