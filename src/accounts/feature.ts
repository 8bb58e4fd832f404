import type { Feature } from '../web/feature.js';
import type { Origin } from '../web/headers.js';
import { accountRoutes, type AccountPageDependencies } from './account.routes.js';
import { accountPage } from './account.view-model.js';
import { confirmationPage, confirmationRoutes } from './confirmation.routes.js';
import { firstAdminRoutes } from './first-admin.routes.js';
import { forgottenPage, forgottenRoutes } from './forgotten.routes.js';
import { handedLinkPage, handOverRoutes, type HandOverDependencies } from './hand-over.routes.js';
import { invitationRoutes, type LinkDependencies } from './invitation.routes.js';
import { closedLinkPage, firstAdminPage, invitationPage, resetPage } from './link.view-model.js';
import { languageRoutes } from './language.routes.js';
import type { LoginStore } from './logins.store.js';
import { passwordPage, passwordRoutes, type PasswordDependencies } from './password.routes.js';
import type { PeopleStore } from './people.store.js';
import { resetRoutes } from './reset.routes.js';
import type { Resets } from './resets.service.js';
import type { SessionReader } from './sessions.store.js';
import { signInRoutes, type SignInDependencies } from './sign-in.routes.js';
import { signInPage } from './sign-in.view-model.js';
import type { TokenStore } from './tokens.store.js';

export interface AccountFeatureDependencies
  extends
    HandOverDependencies,
    AccountPageDependencies,
    LinkDependencies,
    PasswordDependencies,
    SignInDependencies {
  ownAccounts: AccountPageDependencies['ownAccounts'];
  entrance: SignInDependencies['entrance'];
  resets: Resets;
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  sessions: SessionReader;
  world: { origin: Origin };
}

export const accountsFeature = (deps: AccountFeatureDependencies): Feature => ({
  name: 'accounts',
  routes: [
    ...signInRoutes(deps),
    ...firstAdminRoutes(deps),
    ...invitationRoutes(deps),
    ...resetRoutes(deps),
    ...forgottenRoutes(deps.resets),
    ...accountRoutes(deps),
    ...languageRoutes({ ...deps, secureCookies: deps.world.origin.secure }),
    ...passwordRoutes(deps),
    ...handOverRoutes(deps),
    ...confirmationRoutes(deps),
  ],
  pages: [
    signInPage,
    firstAdminPage,
    invitationPage,
    resetPage,
    closedLinkPage,
    forgottenPage,
    accountPage,
    passwordPage,
    handedLinkPage,
    confirmationPage,
  ],
  personalData: [
    {
      collection: 'people',
      exportOf: async (personId) => (await deps.people.findMany([personId])).at(0) ?? null,
      erase: deps.people.erase,
    },
    { collection: 'logins', exportOf: deps.logins.exportOf, erase: deps.logins.erase },
    { collection: 'sessions', exportOf: deps.sessions.exportOf, erase: deps.sessions.endAll },
    { collection: 'tokens', exportOf: () => Promise.resolve([]), erase: deps.tokens.erase },
    // Counts of tries under hashes, gone after two hours: nothing to hand out, nothing to wait for.
    {
      collection: 'throttles',
      exportOf: () => Promise.resolve([]),
      erase: () => Promise.resolve(),
    },
  ],
  jobs: [],
});
