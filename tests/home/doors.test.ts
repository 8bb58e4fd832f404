import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addCohort, enrol, handIn, write } from '../support/acts.js';
import { useTestApp } from '../support/app.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';

let sink: SmtpSink;
const app = useTestApp({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const drafted = 'earning-buy-in';
const words = 'The meeting on Thursday went another way than I had planned.';
const names = ['Ana', 'Ben', 'Cal', 'Dee'];
const addressOf = (name: string): string => `${name.toLowerCase()}@example.test`;
const ids: Record<string, string> = {};

const people = () => app.services.world.db.collection<{ _id: string; name: string }>('people');

/** Who gets a letter that says this, once all that is due at this moment is sent. */
const told = async (instant: string, saying: string): Promise<string[]> => {
  app.clock.moveTo(instant);
  sink.letters.length = 0;
  await app.services.cohortDesk.tellOfDoors();
  await app.services.outbox.sendDue(app.services.composers);
  return sink.letters
    .filter(({ raw }) => raw.replace(/=\r?\n/g, '').includes(saying))
    .flatMap(({ to }) => to)
    .sort();
};

/** Of a cohort in Chicago whose last day is June 26, and that is closed from September 25 on. */
beforeAll(async () => {
  app.clock.moveTo('2026-03-02T09:00:00Z');
  await app.person({ email: 'gus@example.test', name: 'Gus', isAdmin: true });
  for (const name of ['Cindy', ...names])
    ids[name] = await app.person({ email: addressOf(name), name });
  const gus = await app.signedIn('gus@example.test');
  const cohort = await addCohort(gus, 'Spring', { name: 'Cindy', email: 'cindy@example.test' });
  for (const name of names) await enrol(gus, cohort, { name, email: addressOf(name) });
  // Ana has a draft, Ben waits for an answer, Cal has begun nothing, and Dee has left.
  const ana = await app.signedIn(addressOf('Ana'));
  await ana.get(`/reflections/${drafted}`);
  await ana.post(`/reflections/${drafted}/draft`, { rev: '0', ...write(ana, words) });
  await handIn(await app.signedIn(addressOf('Ben')), drafted, words);
  await people().updateOne({ name: 'Dee' }, { $set: { learns: null } });
});
beforeEach(() => {
  sink.letters.length = 0;
});
afterAll(() => sink.close());

describe('before the last day of a cohort', () => {
  it('its learners are told once, a fortnight ahead, what opens no more', async () => {
    const subject = 'Your cohort ends on June 26, 2026';
    expect(await told('2026-06-12T12:59:00Z', subject)).toEqual([]);
    expect(await told('2026-06-12T13:00:00Z', subject)).toEqual(
      ['ana', 'ben', 'cal'].map(addressOf),
    );
    expect(sink.letters[0]?.raw).toContain('September 24, 2026');
    expect(sink.letters.map(({ raw }) => raw).join()).not.toContain('meeting on Thursday');
    expect(await told('2026-06-20T13:00:00Z', subject)).toEqual([]);
  });

  it('home says so too, for those without an address', async () => {
    app.clock.moveTo('2026-06-12T04:00:00Z');
    const early = await app.signedIn(addressOf('Cal'));
    expect((await early.get('/')).text).not.toContain('Your cohort ends');
    app.clock.moveTo('2026-06-12T06:00:00Z');
    expect((await early.get('/')).text).toContain('Your cohort ends on June 26, 2026.');
  });
});

describe('before everything is closed', () => {
  it('only those are told who have something to finish', async () => {
    const subject = 'Until September 24, 2026 you can finish';
    expect(await told('2026-09-10T12:59:00Z', subject)).toEqual([]);
    expect(await told('2026-09-10T13:00:00Z', subject)).toEqual([addressOf('Ana')]);
    expect(await told('2026-09-12T13:00:00Z', subject)).toEqual([]);
  });
});

describe('a mail that was held up until its door was shut', () => {
  const mail = { data: { cohort: '' }, notBefore: new Date('2026-06-12T13:00:00Z') };

  it('is not sent any more', async () => {
    const { outbox, transact, handOns } = app.services;
    await transact((tx) =>
      handOns.add(tx, {
        ...{ _id: 'passed-on', personId: ids['Ana'] ?? '', courseId: 'any', cohortId: 'any' },
        ...{ turnId: null, lessonId: null, readers: [], what: 'To ask first', at: mail.notBefore },
        ...{ to: { name: 'Joe', email: 'joe@example.test' }, state: 'recorded', words: '' },
        ...{ answeredAt: null, answeredBy: null, links: [], rev: 1 },
      }),
    );
    const found = await app.services.world.db
      .collection<{ kind: string; data: { cohort: string } }>('outbox')
      .findOne({ kind: 'cohort-ends' });
    const data = { cohort: found?.data.cohort ?? '' };
    const late = (kind: string) => ({ ...mail, data, kind, personId: ids['Ana'] ?? '' });
    await transact((tx) =>
      outbox.add(tx, [
        { _id: 'late-end', ...late('cohort-ends') },
        { _id: 'late-close', ...late('cohort-closes') },
        { _id: 'late-hand-on', ...late('hand-on'), data: { handOn: 'passed-on' } },
      ]),
    );
    expect(await told('2026-09-25T05:00:00Z', 'Ana')).toEqual([]);
    expect(sink.letters).toEqual([]);
  });
});
