import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEnv, SettingsError, type EnvSource } from '../src/env.js';

const aSecret = 'Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3JldA';

const faultsOf = (source: EnvSource): readonly string[] => {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
};

it('needs no setting at all', () => {
  const env = readEnv({});
  expect(env).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    courseDir: resolve('course-content'),
    publicOrigin: 'http://127.0.0.1:3000',
    secureCookies: false,
    trustProxy: [],
  });
  expect(env.mongodbUri).toBeUndefined();
  expect(Object.isFrozen(env)).toBe(true);
});

it('follows the public origin in cookies and in the sender of mails', () => {
  const env = readEnv({ PUBLIC_ORIGIN: 'https://course.example.com' });
  expect(env.secureCookies).toBe(true);
  expect(env.mailFrom).toBe('course@course.example.com');
});

it('counts an empty value as not set', () => {
  expect(readEnv({ PORT: '', SMTP_URL: ' ' })).toEqual(readEnv({}));
});

it('does not depend on NODE_ENV', () => {
  expect(readEnv({ NODE_ENV: 'production' })).toEqual(readEnv({ NODE_ENV: 'test' }));
});

describe('a wrong value is refused by its name, with what to set', () => {
  const wrong: [string, string, string][] = [
    ['PORT', 'eighty', 'set a whole number from 1 to 65535'],
    ['PORT', '70000', 'set a whole number from 1 to 65535'],
    ['HOST', 'a host', 'set an address to listen on'],
    ['MONGODB_URI', 'localhost:27017', 'begins with mongodb://'],
    ['PUBLIC_ORIGIN', 'http://course.example.com', 'set an https address'],
    ['PUBLIC_ORIGIN', 'https://example.com/course', 'without a path'],
    ['SESSION_SECRET', 'short', 'at least 32 random characters'],
    ['SESSION_SECRET', 'a'.repeat(64), 'at least 32 random characters'],
    ['SESSION_SECRET', 'changeme-0123456789-abcdefghijklmnop', 'at least 32 random characters'],
    ['BADGE_KEY', 'a word', 'set an RSA private key of 2048 bits or more'],
    ['SMTP_URL', 'mail.example.com', 'begins with smtp://'],
    ['TRUST_PROXY', 'true', 'set the addresses of your proxies'],
    ['TRUST_PROXY', '10.0.0.0/40', 'set the addresses of your proxies'],
    ['DEMO_PASSWORD', 'short', 'at least 8 characters'],
  ];
  it.each(wrong)('%s=%s', (name, value, advice) => {
    const faults = faultsOf({ [name]: value }).join('\n');
    expect(faults).toContain(`${name}: `);
    expect(faults).toContain(advice);
  });
});

it('names every fault at once', () => {
  expect(faultsOf({ PORT: 'x', SMTP_URL: 'y', TRUST_PROXY: 'z' })).toHaveLength(3);
});

it('wants an own session secret where the database is not its own', () => {
  const uri = { MONGODB_URI: 'mongodb://db.example.com/course' };
  expect(faultsOf(uri).join()).toContain('SESSION_SECRET: with MONGODB_URI, set at least 32');
  expect(faultsOf({ ...uri, SESSION_SECRET: aSecret })).toEqual([]);
});

it('reads a secret from a file, and refuses two sources for one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emerging-leader-env-'));
  try {
    const file = join(folder, 'secret');
    await writeFile(file, `${aSecret}\n`);
    expect(readEnv({ SESSION_SECRET_FILE: file }).sessionSecret).toBe(aSecret);
    expect(faultsOf({ SESSION_SECRET_FILE: file, SESSION_SECRET: aSecret })).toEqual([
      'SESSION_SECRET and SESSION_SECRET_FILE: set one of the two',
    ]);
    const missing = join(folder, 'missing');
    expect(faultsOf({ SESSION_SECRET_FILE: missing }).join()).toContain(
      `${missing} cannot be read`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('never repeats a secret in what it says', () => {
  const uri = 'mongo://user:hidden-word@db.example.com';
  expect(faultsOf({ MONGODB_URI: uri }).join()).not.toContain('hidden-word');
});
