import type { AuditLog } from '../audit/audit.store.js';
import type { Outbox } from '../mail/outbox.js';
import type { Clock } from '../platform/clock.js';
import type { Connection, Transact } from '../platform/database.js';
import type { Ids } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import type { Origin } from '../web/headers.js';
import { createAccountService } from './accounts.service.js';
import { createDevices } from './devices.js';
import { createDoors } from './doors.service.js';
import { createEntrance } from './entrance.js';
import { createGuard } from './guard.js';
import { createHandOver } from './hand-over.service.js';
import { createIdentity } from './identity.js';
import { createLoginStore } from './logins.store.js';
import { createNotices } from './notice.service.js';
import { createOwnAccounts } from './own-account.service.js';
import { createPasswords } from './passwords.js';
import { createPeopleStore, type RightLost } from './people.store.js';
import { resetMail } from './reset-letter.js';
import { createResets } from './resets.service.js';
import { createSessionReader } from './sessions.store.js';
import { createThrottle } from './throttle.store.js';
import { createTokenStore } from './tokens.store.js';

interface AccountWorld {
  db: Connection;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  origin: Origin;
  sessionSecret: string;
}

interface AccountParts {
  audit: AuditLog;
  outbox: Outbox;
  transact: Transact;
  rightLost: RightLost;
}

/** People, how they prove who they are, and every door to their words. */
export const createAccounts = (world: AccountWorld, given: AccountParts) => {
  const { audit, outbox, transact, rightLost } = given;
  const { db, clock, ids, origin, sessionSecret, logger } = world;
  const { secure } = origin;
  const stores = {
    people: createPeopleStore(db, rightLost),
    logins: createLoginStore(db),
    tokens: createTokenStore(db),
    sessions: createSessionReader(db),
  };
  const parts = { ...stores, passwords: createPasswords(), audit, outbox, transact, clock, ids };
  const accounts = createAccountService(parts);
  const { verify } = accounts;
  const { sessions } = stores;
  const identity = createIdentity({ db, sessions, clock, ids, sessionSecret, secure, verify });
  const throttle = createThrottle(db, clock);
  const guard = createGuard(throttle);
  const devices = createDevices({ sessionSecret, secure, ids });
  const mail = {
    isOn: outbox.isOn,
    queueReset: (personId: string) =>
      transact((tx) =>
        outbox.add(tx, [{ _id: `reset:${ids.next()}`, kind: resetMail, personId, data: {} }]),
      ),
  };
  return {
    ...stores,
    accounts,
    identity,
    doors: createDoors(parts),
    entrance: createEntrance({ identity, accounts, guard, devices, audit }),
    resets: createResets({ accounts, throttle, mail, logger }),
    ownAccounts: createOwnAccounts(parts),
    handOver: createHandOver({ ...parts, accounts }),
    notices: createNotices(parts),
  };
};
