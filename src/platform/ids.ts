import { generateKeyPair, hash, randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { v7 } from 'uuid';

/** Names new records. An id is opaque and is never a way in; only a secret is. */
export interface Ids {
  /** A uuid v7, as text: later ones sort behind earlier ones. */
  next(): string;
  /** Tells one form or fault from every other; in no order, and quicker to make than `next`. */
  mark(): string;
  /** 32 random bytes, base64url: for links that let somebody in. Only its hash is stored. */
  secret(): string;
  /** 140 random bits in letters and digits that nobody takes for others, in groups: for what people type from paper. */
  code(): string;
  /** An unsigned 32-bit number to seed a shuffle with. */
  seed(): number;
}

/** Of Crockford's base 32: without i, l, o and u. */
const typable = '0123456789abcdefghjkmnpqrstvwxyz';

/** A typed code as it was made: hyphens and case do not matter, and look-alikes count as what they look like. */
export const asCode = (typed: string): string => {
  const letters = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  const read = letters.replace(/o/g, '0').replace(/[il]/g, '1');
  return (read.match(/.{1,4}/g) ?? []).join('-');
};

export const randomIds: Ids = {
  next: () => v7(),
  mark: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
  code: () => asCode([...randomBytes(28)].map((byte) => typable[byte % 32]).join('')),
  seed: () => randomBytes(4).readUInt32BE(0),
};

/** The SHA-256 of a text, base64url. */
export const hashOf = (text: string): string => hash('sha256', text, 'base64url');

/** A new RSA key to sign with, as PEM. */
export const newSigningKey = async (): Promise<string> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};
