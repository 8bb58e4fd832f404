import { z } from 'zod';
import type { Login } from './person.js';

const email = z.email().max(254);
const number = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u;

/** Folded by case and nothing else: plus signs and dots are other people. */
const fold = (value: string): string => value.normalize('NFC').trim().toLowerCase();

/** Reads an e-mail address; null when it is none. */
export const asEmail = (text: string): Login | null => {
  const value = fold(text);
  return email.safeParse(value).success ? { kind: 'email', value } : null;
};

/** Reads an employee number: letters, digits and `. _ / -`; null when it is none. */
export const asNumber = (text: string): Login | null => {
  const value = fold(text);
  return number.test(value) ? { kind: 'number', value } : null;
};

/** What somebody types to sign in: with an @ it is an address. */
export const asLogin = (text: string): Login | null =>
  text.includes('@') ? asEmail(text) : asNumber(text);

/** The key a login is stored under. Unique in the install. */
export const loginKey = ({ kind, value }: Login): string => `${kind}:${value}`;

/** The address somebody's mail goes to; null when they sign in by number alone. */
export const emailOf = (logins: readonly Login[]): Login | null =>
  logins.find(({ kind }) => kind === 'email') ?? null;

export const loginOf = (key: string): Login => {
  const colon = key.indexOf(':');
  return {
    kind: key.slice(0, colon) === 'email' ? 'email' : 'number',
    value: key.slice(colon + 1),
  };
};
