import type { AuditLog } from '../audit/audit.store.js';
import type { Transact } from '../platform/database.js';
import { notFound } from '../platform/errors.js';
import { isStaff, type Scope } from '../policy.js';
import type { AccountService } from './accounts.service.js';
import type { PeopleStore } from './people.store.js';
import type { PersonRecord } from './person.js';

/** How far somebody may hand links over: to all of the install, or to learners of their cohorts. */
export type HandOverScope = Extract<Scope, { reach: 'install' | 'cohorts' }>;

export interface HandedOver {
  name: string;
  secret: string;
}

/** A link to a new password that one person makes for another who gets no mail. */
export interface HandOver {
  /** Throws `not-found` for anybody out of reach, without a password yet, or oneself. */
  reset(scope: HandOverScope, link: { by: string; personId: string }): Promise<HandedOver>;
}

/** An instructor hands links to learners only: never to somebody who reads or administers more than they do. */
const reaches = (scope: HandOverScope, person: PersonRecord): boolean =>
  scope.reach === 'install' ||
  (person.learns !== null && scope.cohortIds.includes(person.learns) && !isStaff(person));

export const createHandOver = ({
  people,
  accounts,
  audit,
  transact,
}: {
  people: Pick<PeopleStore, 'find'>;
  accounts: Pick<AccountService, 'mintReset'>;
  audit: Pick<AuditLog, 'record'>;
  transact: Transact;
}): HandOver => ({
  async reset(scope, { by, personId }) {
    const person = await people.find(personId);
    const canReset = person?.passwordHash && person.disabledAt === null && personId !== by;
    if (!person || !canReset || !reaches(scope, person)) throw notFound();
    const secret = await transact(async (tx) => {
      await audit.record(tx, {
        actor: by,
        action: 'reset:hand-over',
        target: `person:${personId}`,
      });
      return accounts.mintReset(tx, { personId, mintedBy: by });
    });
    return { name: person.name, secret };
  },
});
