import { createHash } from 'node:crypto';
import type { Course } from '../../content/course.js';
import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { inNumbers } from '../conditions.js';
import type { TrackName } from '../earning.js';
import type { CertificateRecord, Printed } from './certificate.js';
import { didOf } from './printing.js';

/** Field names and rules are those of Open Badges 3.0 on top of the W3C's Verifiable Credentials 2.0. */
export const badgeContext = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

export interface Profile {
  id: string;
  type: ['Profile'];
  name: string;
  url: string;
}

export interface Achievement {
  id: string;
  type: ['Achievement'];
  achievementType: 'Certificate';
  inLanguage: string;
  name: string;
  description: string;
  criteria: { narrative: string };
}

interface IdentityObject {
  type: 'IdentityObject';
  hashed: true;
  identityHash: string;
  identityType: 'emailAddress';
  salt: string;
}

export interface Credential {
  '@context': string[];
  id: string;
  type: ['VerifiableCredential', 'OpenBadgeCredential'];
  name: string;
  issuer: Profile;
  validFrom: string;
  awardedDate: string;
  credentialSubject: {
    id: string;
    type: ['AchievementSubject'];
    identifier?: [IdentityObject];
    achievement: Achievement;
  };
  /** What was done, in counts and days; nobody's words. */
  evidence: { type: ['Evidence']; name: string; narrative?: string }[];
  credentialStatus: { id: string; type: '1EdTechRevocationList' };
}

/** The answer of a credential's own status: it names the credential exactly when that does not stand. */
export interface RevocationList {
  id: string;
  issuer: string;
  revokedCredentials: { id: string; revoked: true; revocationReason: string }[];
}

const inSeconds = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z');

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** An address that says nothing to whoever does not know it, and that its owner can prove to be theirs. */
const identityOf = (email: string, salt: string): IdentityObject => ({
  type: 'IdentityObject',
  hashed: true,
  identityHash: `sha256$${createHash('sha256').update(`${email}${salt}`, 'utf8').digest('hex')}`,
  identityType: 'emailAddress',
  salt,
});

export const profileOf = ({ title }: Course, publicOrigin: string): Profile => ({
  id: publicOrigin + paths.badgeIssuer(),
  type: ['Profile'],
  name: title,
  url: publicOrigin,
});

interface Told extends Pick<Printed, 'lang' | 'course' | 'track' | 'summary'> {
  did: readonly string[];
}

const achievementOf = (track: TrackName, told: Told, publicOrigin: string): Achievement => ({
  id: publicOrigin + paths.badgeAchievement(track),
  type: ['Achievement'],
  achievementType: 'Certificate',
  inLanguage: told.lang,
  name: `${told.track} · ${told.course}`,
  description: told.summary || told.track,
  criteria: { narrative: listed(told.did) },
});

/** What a track is worth a badge for, by the rules that hold now. */
export const courseAchievement = (
  t: Words,
  { course, track, publicOrigin }: { course: Course; track: TrackName; publicOrigin: string },
): Achievement => {
  const { title, summary } = course.tracks[track];
  const did = inNumbers(course.tracks[track], course).map((one) => didOf(t, one, course));
  const told = { lang: 'en', course: course.title, track: title, summary, did };
  return achievementOf(track, told, publicOrigin);
};

/** The badge of a certificate: what is printed on it, for machines. `email` is the holder's, where they have one. */
export const credentialOf = (
  certificate: CertificateRecord & { printed: Printed },
  { course, publicOrigin, email }: { course: Course; publicOrigin: string; email: string | null },
): Credential => {
  const { _id, code, track, issuedAt, printed } = certificate;
  const did = printed.conditions.map(({ text }) => text);
  const achievement = achievementOf(track, { ...printed, did }, publicOrigin);
  return {
    '@context': badgeContext,
    id: publicOrigin + paths.verify(code),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: profileOf(course, publicOrigin),
    validFrom: inSeconds(issuedAt),
    awardedDate: inSeconds(printed.earnedAt),
    credentialSubject: {
      id: `urn:uuid:${_id}`,
      type: ['AchievementSubject'],
      ...(email ? { identifier: [identityOf(email, _id)] as [IdentityObject] } : {}),
      achievement,
    },
    evidence: printed.conditions.map(({ text, on }) => ({
      type: ['Evidence'],
      name: text,
      ...(on ? { narrative: on } : {}),
    })),
    credentialStatus: {
      id: publicOrigin + paths.verifyStatus(code),
      type: '1EdTechRevocationList',
    },
  };
};

export const revocationList = (
  { code, withdrawn }: CertificateRecord,
  { course, publicOrigin }: { course: Course; publicOrigin: string },
): RevocationList => ({
  id: publicOrigin + paths.verifyStatus(code),
  issuer: profileOf(course, publicOrigin).id,
  revokedCredentials: withdrawn
    ? [
        {
          id: publicOrigin + paths.verify(code),
          revoked: true,
          revocationReason: withdrawn.reason,
        },
      ]
    : [],
});
