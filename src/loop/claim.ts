/** That somebody has begun a reply. It keeps two people from answering the same round unawares; reading never needs it. */
export interface Claim {
  personId: string;
  since: Date;
  /** Begun replies that nobody types at are free again. */
  expiresAt: Date;
}

const claimMs = 30 * 60_000;
/** A claim is written again only when this much of it has passed, so that typing costs one write, not two. */
const renewAfterMs = 2 * 60_000;

export const newClaim = (personId: string, now: Date): Claim => ({
  personId,
  since: now,
  expiresAt: new Date(now.getTime() + claimMs),
});

/** The claim that holds now, if any. */
export const liveClaim = (claim: Claim | null, now: Date): Claim | null =>
  claim && claim.expiresAt > now ? claim : null;

export const isOthers = (claim: Claim | null, personId: string, now: Date): boolean => {
  const live = liveClaim(claim, now);
  return live !== null && live.personId !== personId;
};

/** Whether typing should write the claim: it is nobody's, or mine and some of it has passed. */
export const needsClaim = (claim: Claim | null, personId: string, now: Date): boolean => {
  const live = liveClaim(claim, now);
  if (!live) return true;
  return (
    live.personId === personId && live.expiresAt.getTime() - now.getTime() < claimMs - renewAfterMs
  );
};
