import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { aPassword } from '../support/app.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { herWords, people } from '../support/world.js';
import { handedPassword, setPassword, signInWith } from './handed.js';
import { useHouse } from './house.js';

let sink: SmtpSink;
const house = useHouse({
  async smtpUrl() {
    sink = await startSmtpSink();
    return sink.url;
  },
});
const { app } = house;

afterEach(() => {
  sink.letters.length = 0;
});
afterAll(() => sink.close());

const deliver = async (): Promise<void> => {
  const { outbox, composers } = app.services;
  await outbox.sendDue(composers);
};

/** The letter's links, in its plain form. */
const linkIn = (kind: string): string => {
  const plain = (sink.letters.at(-1)?.raw ?? '').replace(/=\n/g, '');
  return new RegExp(`/${kind}/[\\w-]{43}`).exec(plain)?.[0] ?? '';
};

describe('where mail goes out', () => {
  it('tells the person, and opens by the link in the mail', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    await deliver();
    const [letter] = sink.letters;
    expect(letter?.to).toEqual([people.learner]);
    const plain = (letter?.raw ?? '').replace(/=\n/g, '');
    expect(plain).toContain('admin Ruiz made a link to a new password for your account');
    expect(plain).not.toContain(herWords);
    const mailbox = app.client();
    const page = await mailbox.get(linkIn('confirmations'));
    expect(page.heading).toBe('Was it you?');
    expect(await house.reads(holder)).toBe(false);
    const after = await mailbox.submit(linkIn('confirmations'));
    expect(after.text).toContain('What you wrote is open again');
    expect(await house.reads(holder)).toBe(true);
    expect((await mailbox.get(linkIn('confirmations'))).status).toBe(410);
  });

  it('does not open by a mail about an earlier link', async () => {
    await house.takenOver(house.world.as.admin);
    await deliver();
    const earlier = linkIn('confirmations');
    const holder = await house.takenOver(house.world.as.admin);
    expect((await app.client().get(earlier)).status).toBe(410);
    expect(await house.reads(holder)).toBe(false);
  });

  it('sends no way to open to an address that is not known to be the person’s own', async () => {
    const logins = app.services.world.db.collection<{ _id: string }>('logins');
    await logins.updateOne({ _id: `email:${people.learner}` }, { $set: { verifiedAt: null } });
    await house.takenOver(house.world.as.admin);
    await deliver();
    expect(sink.letters).toHaveLength(1);
    expect(linkIn('confirmations')).toBe('');
  });

  const forgets = async (): Promise<void> => {
    const visitor = app.client();
    await visitor.get('/forgotten-password');
    await visitor.submit('/forgotten-password', { email: people.learner });
    await app.services.resets.settled();
    await deliver();
  };

  it('shuts nothing when somebody sets a new password by their own mail', async () => {
    app.clock.forward({ minutes: 1 });
    await forgets();
    await setPassword(app, linkIn('resets'));
    const her = await signInWith(app, 'learner', handedPassword);
    expect(await house.reads(her)).toBe(true);
    expect((await her.get('/')).text).not.toContain('made a link');
  });

  it('opens what was shut when she sets a new password by her own mail, and tells her', async () => {
    const holder = await house.takenOver(house.world.as.admin);
    await forgets();
    await setPassword(app, linkIn('resets'), aPassword);
    expect((await holder.get('/account')).status).toBe(303);
    const her = await signInWith(app, 'learner');
    expect(await house.reads(her)).toBe(true);
    expect((await her.get('/')).text).toContain('admin Ruiz made a link');
  });

  it('shuts by a mail to an address that was entered for her and is not hers', async () => {
    const logins = app.services.world.db.collection<{ _id: string }>('logins');
    await logins.updateOne({ _id: `email:${people.learner}` }, { $set: { verifiedAt: null } });
    app.clock.forward({ minutes: 1 });
    await forgets();
    await setPassword(app, linkIn('resets'));
    const holder = await signInWith(app, 'learner', handedPassword);
    expect(await house.reads(holder)).toBe(false);
    await forgets();
    await setPassword(app, linkIn('resets'));
    expect(await house.reads(await signInWith(app, 'learner', handedPassword))).toBe(false);
  });
});
