import type { Feature } from '../web/feature.js';
import type { Identity } from './identity.js';
import type { LoginStore } from './logins.store.js';
import type { PeopleStore } from './people.store.js';
import type { SessionReader } from './sessions.store.js';
import { signInRoutes } from './sign-in.routes.js';
import { signInPage } from './sign-in.view-model.js';
import type { TokenStore } from './tokens.store.js';

export interface AccountFeatureDependencies {
  identity: Identity;
  people: PeopleStore;
  logins: LoginStore;
  tokens: TokenStore;
  sessions: SessionReader;
}

export const accountsFeature = (deps: AccountFeatureDependencies): Feature => ({
  name: 'accounts',
  routes: [...signInRoutes(deps.identity)],
  pages: [signInPage],
  personalData: [
    {
      collection: 'people',
      exportOf: async (personId) => (await deps.people.findMany([personId])).at(0) ?? null,
      erase: deps.people.erase,
    },
    { collection: 'logins', exportOf: deps.logins.exportOf, erase: deps.logins.erase },
    { collection: 'sessions', exportOf: deps.sessions.exportOf, erase: deps.sessions.endAll },
    { collection: 'tokens', exportOf: () => Promise.resolve([]), erase: deps.tokens.erase },
  ],
  jobs: [],
});
