/** What a session remembers. Instants are milliseconds since 1970, as the session store keeps plain JSON. */
export interface SessionContent {
  personId: string;
  /** The person's session version when it began; a later version ends it. */
  version: number;
  /** When it began. */
  at: number;
  lastSeenAt: number;
  /** When the password was last given. */
  authAt: number;
  ownDevice: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;

export interface Limits {
  absolute: number;
  idle: number;
}

/** How long a session lasts, in milliseconds: staff half a day whatever their device, learners a month on their own. */
export const limitsOf = ({ ownDevice, staff }: { ownDevice: boolean; staff: boolean }): Limits => {
  if (staff) return { absolute: 12 * hour, idle: 2 * hour };
  if (ownDevice) return { absolute: 30 * day, idle: 14 * day };
  return { absolute: 12 * hour, idle: 12 * hour };
};

/** Whether a session still counts for a person at an instant. */
export const isAlive = (
  session: SessionContent,
  person: { sessionVersion: number; disabledAt: Date | null; staff: boolean },
  now: Date,
): boolean => {
  const { absolute, idle } = limitsOf({ ownDevice: session.ownDevice, staff: person.staff });
  return (
    person.disabledAt === null &&
    session.version === person.sessionVersion &&
    now.getTime() - session.at < absolute &&
    now.getTime() - session.lastSeenAt < idle
  );
};
