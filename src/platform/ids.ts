import { hash, randomBytes, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';

/** Names new records. An id is opaque and is never a way in; only a secret is. */
export interface Ids {
  /** A uuid v7, as text: later ones sort behind earlier ones. */
  next(): string;
  /** Tells one request or form from every other; in no order, and quicker to make than `next`. */
  mark(): string;
  /** 32 random bytes, base64url: for links that let somebody in. Only its hash is stored. */
  secret(): string;
  /** An unsigned 32-bit number to seed a shuffle with. */
  seed(): number;
}

export const randomIds: Ids = {
  next: () => v7(),
  mark: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
  seed: () => randomBytes(4).readUInt32BE(0),
};

/** The SHA-256 of a text, base64url. */
export const hashOf = (text: string): string => hash('sha256', text, 'base64url');
