import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { envFields } from './env.fields.js';

/** What the machine offers: where programs are found and where downloads are kept. */
export interface Machine {
  readonly searchPath: string;
  readonly cacheDir: string;
  readonly mongodBinary?: string | undefined;
  readonly downloadMirror?: string | undefined;
  readonly httpsProxy?: string | undefined;
  readonly chromiumPath?: string | undefined;
}

/** Every setting of the course, checked. Paths are absolute; the origin has no trailing slash. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly courseDir: string;
  readonly mongodbUri?: string | undefined;
  readonly publicOrigin: string;
  readonly secureCookies: boolean;
  readonly sessionSecret?: string | undefined;
  readonly badgeKey?: string | undefined;
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
  readonly trustProxy: readonly string[];
  readonly demoPassword?: string | undefined;
  readonly machine: Machine;
}

export type EnvSource = Readonly<Record<string, string | undefined>>;

/** Thrown when settings are missing or wrong; each fault names the variable and says what to set. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['These settings need a change:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'SettingsError';
  }
}

const SECRETS: readonly string[] = [
  ...['MONGODB_URI', 'SESSION_SECRET', 'BADGE_KEY', 'SMTP_URL', 'DEMO_PASSWORD'],
];

/** The settings in force. Empty values count as not set. Throws `SettingsError` with every fault at once. */
export const readEnv = (source: EnvSource = process.env): Env => {
  const { values, faults } = collectValues(source);
  const parsed = envFields.safeParse(values);
  faults.push(...missing(values));
  for (const issue of parsed.error?.issues ?? []) {
    faults.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  if (!parsed.success || faults.length > 0) throw new SettingsError(faults);
  return Object.freeze(toEnv(parsed.data, readMachine(source)));
};

/** What the machine offers, as the same variables tell it; needs no valid settings. */
export const readMachine = (source: EnvSource = process.env): Machine => {
  const first = (...names: string[]): string | undefined =>
    names.map((name) => source[name]).find((value) => value !== undefined && value !== '');
  return Object.freeze({
    searchPath: first('PATH') ?? '',
    cacheDir: join(first('XDG_CACHE_HOME') ?? join(homedir(), '.cache'), 'emerging-leader'),
    mongodBinary: first('MONGOMS_SYSTEM_BINARY'),
    downloadMirror: first('MONGOMS_DOWNLOAD_MIRROR'),
    httpsProxy: first('HTTPS_PROXY', 'https_proxy'),
    chromiumPath: first('CHROMIUM_PATH'),
  });
};

// On the embedded default a secret is made and kept; several machines on one database share theirs.
const missing = (values: Readonly<Record<string, string>>): string[] =>
  values['MONGODB_URI'] !== undefined && values['SESSION_SECRET'] === undefined
    ? [
        'SESSION_SECRET: with MONGODB_URI, set at least 32 random characters, as printed by: openssl rand -base64 32',
      ]
    : [];

const toEnv = (fields: z.output<typeof envFields>, machine: Machine): Env => {
  const publicOrigin = new URL(fields.PUBLIC_ORIGIN ?? `http://127.0.0.1:${fields.PORT}`);
  return {
    port: fields.PORT,
    host: fields.HOST,
    dataDir: resolve(fields.DATA_DIR),
    courseDir: resolve(fields.COURSE_DIR),
    mongodbUri: fields.MONGODB_URI,
    publicOrigin: publicOrigin.origin,
    secureCookies: publicOrigin.protocol === 'https:',
    sessionSecret: fields.SESSION_SECRET,
    badgeKey: fields.BADGE_KEY,
    smtpUrl: fields.SMTP_URL,
    mailFrom: fields.MAIL_FROM ?? `course@${publicOrigin.hostname}`,
    trustProxy: fields.TRUST_PROXY,
    demoPassword: fields.DEMO_PASSWORD,
    machine,
  };
};

const collectValues = (source: EnvSource): { values: Record<string, string>; faults: string[] } => {
  const values: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of Object.keys(envFields.shape)) {
    try {
      const value = readValue(source, name);
      if (value) values[name] = value;
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { values, faults };
};

const readValue = (source: EnvSource, name: string): string | undefined => {
  const value = source[name]?.trim();
  const file = SECRETS.includes(name) ? source[`${name}_FILE`]?.trim() : undefined;
  if (!file) return value;
  if (value) throw new Error(`${name} and ${name}_FILE: set one of the two`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(
      `${name}_FILE: ${file} cannot be read; set the path of a file that holds the value`,
    );
  }
};
