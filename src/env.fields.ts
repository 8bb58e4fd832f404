import { createPrivateKey } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const parsedUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const hasScheme =
  (...schemes: string[]) =>
  (text: string): boolean =>
    schemes.includes(parsedUrl(text)?.protocol ?? '');

const isOrigin = (text: string): boolean => {
  const url = parsedUrl(text);
  if (url === null || url.href !== `${url.origin}/`) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
};

const isAddressOrRange = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  return isIP(address) !== 0 && isRange && rest.length === 0;
};

// A value that repeats a few characters, or comes from an example, is long without being secret.
const isSecret = (text: string): boolean =>
  Buffer.byteLength(text) >= 32 && new Set(text).size >= 10 && !/change.?me/i.test(text);

const isSigningKey = (text: string): boolean => {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
};

const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65536;

const text = (isValid: (value: string) => boolean, advice: string) =>
  z.string().refine(isValid, advice);

/** The settings by the names people set; each message says what to set instead. */
export const envFields = z.object({
  PORT: text(isPort, 'set a whole number from 1 to 65535').default('3000').transform(Number),
  HOST: text(
    (value) => /^[\w.:-]+$/.test(value),
    'set an address to listen on, as 0.0.0.0',
  ).default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  COURSE_DIR: z.string().default('course-content'),
  MONGODB_URI: text(
    hasScheme('mongodb:', 'mongodb+srv:'),
    'set an address that begins with mongodb:// or mongodb+srv://',
  ).optional(),
  PUBLIC_ORIGIN: text(
    isOrigin,
    'set an https address without a path, as https://course.example.com (http only for 127.0.0.1 or localhost)',
  ).optional(),
  SESSION_SECRET: text(
    isSecret,
    'set at least 32 random characters, as printed by: openssl rand -base64 32',
  ).optional(),
  BADGE_KEY: text(
    isSigningKey,
    'set an RSA private key of 2048 bits or more, as printed by: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  ).optional(),
  SMTP_URL: text(
    hasScheme('smtp:', 'smtps:'),
    'set an address that begins with smtp:// or smtps://, or leave it out: whoever invites then sees the links',
  ).optional(),
  MAIL_FROM: text(
    (value) => value.includes('@'),
    'set the address that mails come from, as course@example.com',
  ).optional(),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((value) => value.split(/[\s,]+/).filter((part) => part !== ''))
    .refine(
      (parts) => parts.every(isAddressOrRange),
      'set the addresses of your proxies with commas between, as 10.0.0.1,10.1.0.0/16',
    ),
  DEMO_PASSWORD: text((value) => value.length >= 8, 'set at least 8 characters').optional(),
});
