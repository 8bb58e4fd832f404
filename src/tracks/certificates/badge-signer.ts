import { createPrivateKey, createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK } from 'jose';
import { paths } from '../../web/paths.js';
import type { Credential } from './badge.js';

/** Signs badges with the key of this install. */
export interface BadgeSigner {
  /** The public half, by its fingerprint, as it is published. */
  key(): Promise<{ _id: string; jwk: JWK }>;
  /** A credential as the compact text that badge wallets read: Open Badges 3.0, section 8.2, RS256. */
  sign(credential: Credential): Promise<string>;
}

const seconds = (instant: string): number => Date.parse(instant) / 1_000;

/** `pem` is an RSA private key. The key's name is the address at which its public half is found. */
export const createBadgeSigner = (pem: string, publicOrigin: string): BadgeSigner => {
  const privateKey = createPrivateKey(pem);
  const nameOf = (id: string): string => publicOrigin + paths.badgeKey(id);
  const find = async (): Promise<{ _id: string; jwk: JWK }> => {
    const jwk = await exportJWK(createPublicKey(privateKey));
    const _id = await calculateJwkThumbprint(jwk);
    return { _id, jwk: { ...jwk, alg: 'RS256', use: 'sig' } };
  };
  return {
    key: find,
    async sign(credential) {
      const { _id } = await find();
      return new SignJWT({ ...credential })
        .setProtectedHeader({ alg: 'RS256', kid: nameOf(_id), typ: 'JWT' })
        .setIssuer(credential.issuer.id)
        .setJti(credential.id)
        .setSubject(credential.credentialSubject.id)
        .setNotBefore(seconds(credential.validFrom))
        .sign(privateKey);
    },
  };
};
