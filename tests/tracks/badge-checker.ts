import { createPublicKey, type JsonWebKey } from 'node:crypto';
import jsonwebtoken, { type JwtPayload } from 'jsonwebtoken';

export interface Checking {
  /** Reads what is published at an address. */
  readonly read: (address: string) => Promise<unknown>;
  readonly now: Date;
}

/**
 * Checks a badge as somebody would who has nothing but the file: by the key from the address that it names, and by
 * another library than the one that signed it. Throws where it does not hold.
 */
export const checkBadge = async (badge: string, { read, now }: Checking): Promise<JwtPayload> => {
  const header = jsonwebtoken.decode(badge, { complete: true })?.header;
  const jwk = (await read(header?.kid ?? '')) as JsonWebKey;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const clockTimestamp = now.getTime() / 1_000;
  return jsonwebtoken.verify(badge, key, { algorithms: ['RS256'], clockTimestamp }) as JwtPayload;
};
