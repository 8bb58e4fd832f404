import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { passwordProblem } from '../../src/accounts/password-rules.js';
import { aPassword, useTestApp } from '../support/app.js';

const app = useTestApp();
const email = 'ana@example.test';
const next = 'seven herons by the canal';
let id: string;

const problem = (password: string, staff = false): string | undefined =>
  passwordProblem('password', password, { staff, words: ['Ana Ruiz', email] })?.message;

beforeAll(async () => {
  id = await app.person({ email, name: 'Ana Ruiz' });
});
beforeEach(async () => {
  await app.services.accounts.setPassword(null, id, aPassword);
  app.clock.forward({ hours: 1 });
});

describe('a new password', () => {
  it.each([
    'a quiet word in March',
    'zq8Vt2LmPx0w',
    'Bitte keine heißen Würstchen',
    'снег на тихой реке',
    '🦉🦉🌲🌲🌧🌧 tree owls in rain',
    'nine boats under one low bridge'.repeat(4),
  ])('may be %j', (password) => {
    expect(problem(password)).toBeUndefined();
  });

  it.each([
    'password1234!',
    'P4ssw0rd2026!!',
    'qwertyuiop123',
    '1q2w3e4r5t6y',
    '123456789012',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'iloveyou12345',
    'administrator',
    'correct horse battery staple',
    'EmergingLeader2026',
    'leadership-course',
    'AnaRuiz-2026!',
    'ana@example.test',
  ])('may not be %j', (password) => {
    expect(problem(password)).toBe('accounts.problems.guessable');
  });

  it('has twelve characters, fifteen for staff, and at most 128, as people count them', () => {
    expect(problem('herons canal')).toBeUndefined();
    expect(problem('herons cana')).toBe('accounts.problems.tooShort');
    expect(problem('herons canal', true)).toBe('accounts.problems.tooShort');
    expect(problem('herons, canals!', true)).toBeUndefined();
    expect(problem('é'.normalize('NFD').repeat(11))).toBe('accounts.problems.tooShort');
    expect(problem('heron '.repeat(22))).toBe('accounts.problems.tooLong');
  });
});

describe('changing a password', () => {
  it('keeps this browser under a new id and signs out every other', async () => {
    const here = await app.signedIn(email);
    const elsewhere = await app.signedIn(email);
    await here.get('/account/password');
    const answer = await here.post('/account/password', {
      currentPassword: aPassword,
      newPassword: next,
    });
    expect([answer.status, answer.location]).toEqual([303, '/account?saved=password']);
    expect(JSON.stringify(answer.headers['set-cookie'])).toContain('sid=');
    expect((await here.get('/account?saved=password')).text).toContain('Your password is changed');
    expect((await elsewhere.get('/account')).status).toBe(303);
  });

  it('asks for the current one, and for one that can be taken', async () => {
    const here = await app.signedIn(email);
    await here.get('/account/password');
    const form = { currentPassword: 'not the one', newPassword: next };
    const page = await here.submit('/account/password', form);
    expect([page.status, page.$('[aria-invalid]').attr('id')]).toEqual([422, 'currentPassword']);
    expect(page.html).not.toContain(next);
    const short = await here.submit('/account/password', {
      currentPassword: aPassword,
      newPassword: 'short',
    });
    expect([short.status, short.$('[aria-invalid]').attr('id')]).toEqual([422, 'newPassword']);
    expect((await app.signedIn(email)).page().status).toBe(200);
  });

  it('refuses fields that are given twice or do not belong', async () => {
    const here = await app.signedIn(email);
    await here.get('/account/password');
    const form = { currentPassword: aPassword, newPassword: next };
    const twice = await here.post('/account/password', { ...form, newPassword: [next, 'x'] });
    const more = await here.post('/account/password', { ...form, personId: 'another' });
    expect([twice.status, more.status]).toEqual([422, 400]);
  });

  it('folds the ways to type the same characters, and nothing else', async () => {
    await app.services.accounts.setPassword(null, id, 'café ﬁve windows');
    const { accounts } = app.services;
    const verify = async (typed: string, password: string) =>
      accounts.verify(await accounts.subjectOf(typed), password);
    expect(await verify(email, 'café five windows'.normalize('NFD'))).not.toBeNull();
    expect(await verify(email, 'Café five windows')).toBeNull();
    expect(await verify(email, 'café five windows ')).toBeNull();
  });
});

describe('somebody with a short password who becomes staff', () => {
  it('chooses a longer one before they get in again', async () => {
    const { accounts, transact } = app.services;
    await accounts.setPassword(null, id, 'herons canal');
    await transact((tx) => accounts.changeRights(tx, id, { startsInstructing: 'a-cohort' }));
    const ana = app.client();
    await ana.get('/sign-in?next=%2Freviews');
    const page = await ana.submit('/sign-in', { email, password: 'herons canal' });
    expect(page.text).toContain('has to be longer than the one you had');
    expect((await ana.get('/account')).status).toBe(303);
    await ana.get(page.path);
    const form = page.path.replace(/\?.*/, '');
    expect((await ana.submit(form, { password: 'herons canals' })).status).toBe(422);
    const signIn = await ana.submit(form, { password: next });
    expect(signIn.path).toBe('/sign-in?after=reset&next=%2Freviews');
    expect((await ana.submit('/sign-in', { email, password: next })).path).toBe('/reviews');
    await transact((tx) => accounts.changeRights(tx, id, { stopsInstructing: 'a-cohort' }));
  });
});
