import type { AuditLog } from '../audit/audit.store.js';
import type { AccountService, Subject } from './accounts.service.js';
import type { Devices } from './devices.js';
import { addressOf, type Guard, type Guarded } from './guard.js';
import type { Identity } from './identity.js';
import type { Person } from './person.js';
import type { Http } from '../web/route.js';

/** What giving a password came to: the person, nobody, or a wait because there were too many tries. */
export type Proof = { person: Person } | { waitMs: number } | null;

/** The one way in: whoever gives a password is counted here, and every session begins here. */
export interface Entrance {
  signIn(http: Http, identifier: string): Promise<Proof>;
  /** Looks at somebody's password for another reason than signing in, counted the same. */
  guarded<T>(
    req: Http['req'],
    subject: Pick<Subject, 'personId' | 'key'>,
    check: () => Promise<T | null>,
  ): Promise<Guarded<T>>;
  letIn(http: Http, person: Person, device: { own: boolean }): Promise<void>;
}

export interface EntranceDependencies {
  identity: Identity;
  accounts: Pick<AccountService, 'subjectOf' | 'recognise'>;
  guard: Guard;
  devices: Devices;
  audit: Pick<AuditLog, 'record'>;
}

export const createEntrance = (deps: EntranceDependencies): Entrance => {
  const { identity, accounts, guard, devices, audit } = deps;
  const guarded: Entrance['guarded'] = async (req, { personId, key }, check) => {
    const device = personId && devices.knownTo(req, personId);
    const knock = { subject: key, address: addressOf(req.ip), device };
    const found = await guard.attempt(knock, check);
    if (found !== null) return found;
    const target = `person:${personId ?? 'unknown'}`;
    await audit.record(null, { actor: 'visitor', action: 'password:refuse', target });
    return null;
  };
  return {
    guarded,
    async signIn({ req, res }, identifier) {
      const subject = await accounts.subjectOf(identifier);
      const found = await guarded(req, subject, () => identity.authenticate(req, res, subject));
      if (!found || 'waitMs' in found) return found;
      await accounts.recognise(found.passed, subject);
      return { person: found.passed };
    },
    async letIn(http, person, { own }) {
      await identity.begin(http.req, person, { own });
      devices.remember(http, person._id);
      const target = `person:${person._id}`;
      await audit.record(null, { actor: person._id, action: 'session:begin', target });
    },
  };
};
