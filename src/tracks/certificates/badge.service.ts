import { emailOf } from '../../accounts/login.js';
import type { JWK } from 'jose';
import type { Directory } from '../../accounts/directory.service.js';
import type { Content } from '../../content/content.service.js';
import type { Clock } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import type { TrackName } from '../earning.js';
import {
  courseAchievement,
  credentialOf,
  profileOf,
  revocationList,
  type Achievement,
  type Profile,
  type RevocationList,
} from './badge.js';
import type { BadgeKeyRecord, BadgeKeyStore } from './badge-key.store.js';
import type { BadgeSigner } from './badge-signer.js';
import type { CertificateRecord, Printed } from './certificate.js';

export interface BadgeParts {
  /** Null where the install has no key: then there are no badges. */
  signer: BadgeSigner | null;
  keys: BadgeKeyStore;
  content: Pick<Content, 'course'>;
  directory: Pick<Directory, 'members'>;
  clock: Clock;
  words: (locale: string) => Words;
  publicOrigin: string;
}

export type BadgeService = ReturnType<typeof createBadgeService>;

/** Certificates as signed badges, and all that somebody needs who checks one. */
export const createBadgeService = (parts: BadgeParts) => {
  const { signer, keys, content, directory, clock, words, publicOrigin } = parts;
  const named = ({ _id, jwk }: Pick<BadgeKeyRecord, '_id' | 'jwk'>): JWK => ({
    ...jwk,
    kid: publicOrigin + paths.badgeKey(_id),
  });
  const place = () => ({ course: content.course(), publicOrigin });

  const addressOf = async (personId: string): Promise<string | null> => {
    const member = (await directory.members([personId])).get(personId);
    return emailOf(member?.logins ?? [])?.value ?? null;
  };

  return {
    areOn: signer !== null,

    /** Publishes the key that signs now, beside all that signed before. */
    async publishKey(): Promise<void> {
      if (signer) await keys.publish({ ...(await signer.key()), since: clock.now() });
    },

    /** Throws `not-found` where there is no badge to sign. */
    async sign(certificate: CertificateRecord & { printed: Printed }): Promise<string> {
      if (!signer || certificate.withdrawn) throw notFound();
      const email = await addressOf(certificate.personId);
      return signer.sign(credentialOf(certificate, { ...place(), email }));
    },

    async publicKeys(): Promise<{ keys: JWK[] }> {
      return { keys: (await keys.all()).map(named) };
    },

    /** Throws `not-found`. */
    async publicKey(id: string): Promise<JWK> {
      const found = await keys.findOptional(id);
      if (!found) throw notFound();
      return named(found);
    },

    issuer: (): Profile => profileOf(content.course(), publicOrigin),
    achievement: (track: TrackName): Achievement =>
      courseAchievement(words('en'), { ...place(), track }),
    status: (certificate: CertificateRecord): RevocationList =>
      revocationList(certificate, place()),
  };
};
