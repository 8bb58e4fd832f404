import type { Express, Response } from 'express';

export interface Origin {
  /** Scheme, host and port that people see, without a slash at the end. */
  publicOrigin: string;
  /** True on https: cookies are `Secure` and browsers are told to stay on https. */
  secure: boolean;
}

const policyOf = (secure: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    'trusted-types emerging-leader',
    "require-trusted-types-for 'script'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/** The same for every page. Sources: OWASP secure headers, helmet's values. */
const headersOf = (secure: boolean): Record<string, string> => ({
  'Content-Security-Policy': policyOf(secure),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-XSS-Protection': '0',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cache-Control': 'no-store',
  ...(secure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
});

const notModified = 304;

/**
 * Gives every answer of the app these headers as it is written, where whoever answers has not set others. That a page has not
 * changed is said with what is new about it and no more (RFC 9110, 15.4.5): the browser has the rest with the page.
 */
export const secureAnswers = (app: Express, { secure }: Origin): void => {
  const headers = Object.entries(headersOf(secure));
  const { writeHead } = app.response;
  app.response.writeHead = function (this: Response, status: number, ...others: never[]) {
    if (status !== notModified)
      for (const [name, value] of headers) if (!this.hasHeader(name)) this.setHeader(name, value);
    return writeHead.call(this, status, ...others);
  };
};
