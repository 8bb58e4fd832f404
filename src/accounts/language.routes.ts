import { z } from 'zod';
import { languageCodes } from '../platform/locales.js';
import { scope } from '../policy.js';
import { rememberLanguage } from '../web/language.js';
import { safeNext } from '../web/paths.js';
import { seeOther } from '../web/reply.js';
import { openRoute, type Route } from '../web/route.js';
import type { OwnAccounts } from './own-account.service.js';

const input = z.strictObject({ locale: z.enum(languageCodes), next: z.string().max(2_000) });

export interface LanguageDependencies {
  ownAccounts: Pick<OwnAccounts, 'change'>;
  secureCookies: boolean;
}

/** The switch at the foot of every page: kept with the person, and in the browser for the pages before signing in. */
export const languageRoutes = ({ ownAccounts, secureCookies }: LanguageDependencies): Route[] => [
  openRoute({
    method: 'post',
    path: '/language',
    input,
    async handle({ actor, body: { locale, next }, http }) {
      if (actor) await ownAccounts.change(scope(actor, 'account:manage'), { locale });
      rememberLanguage(http.res, { locale, secure: secureCookies });
      return seeOther(safeNext(next));
    },
  }),
];
