// One learner is made the way people are made, signs in, and is then copied record by record: whatever the course keeps of a
// person, the copies have it in exactly the form in which the course writes it.
import { sign } from 'cookie-signature';
import { newSessionId } from '../../dist/accounts/session-id.js';
import { hashOf, randomIds } from '../../dist/platform/ids.js';
import { createFormTokens } from '../../dist/web/csrf.js';
import { createVisitor } from './visitor.mjs';

export const password = 'a quiet word in March';

const admin = { name: 'Admin', email: 'admin@example.test' };
const instructor = { name: 'Instructor', email: 'instructor@example.test' };
const template = { name: 'Template Person', email: 'template@example.test' };
const notOfAPerson = ['auditEntries', 'outbox', 'receipts', 'contentVersions', 'throttles'];
const batch = 500;

const key = () => randomIds.mark();

const openCohort = async ({ accounts, cohortDesk }) => {
  const logins = [{ kind: 'email', value: admin.email }];
  const id = await accounts.createPerson(null, { name: admin.name, logins, isAdmin: true });
  const actor = { id, isAdmin: true, learns: null, instructs: [] };
  const cohortId = await cohortDesk.cohorts.create(
    { actor, key: key() },
    {
      name: 'Cohort',
      zone: 'UTC',
      start: '2026-01-05',
      end: '2099-12-31',
      daysOff: [],
      instructorIds: [],
      invited: instructor,
    },
  );
  return { actor, cohortId };
};

const enrolTemplate = async ({ accounts, cohortDesk, logins }, { actor, cohortId }) => {
  const { name, email } = template;
  const sent = { actor, key: key() };
  const { verdict } = await cohortDesk.enrolment.enrolOne(sent, cohortId, {
    name,
    email,
    number: '',
  });
  const id = await logins.personOf({ kind: 'email', value: email });
  if (!id) throw new Error(`The first learner cannot be enrolled: ${verdict}`);
  await accounts.setPassword(null, id, password);
  return { id, isAdmin: false, learns: cohortId, instructs: [] };
};

const wordsFor = (lesson) =>
  Object.fromEntries(
    lesson.reflection.prompts.map(({ id }) => [id, 'What I saw, and what I did. '.repeat(12)]),
  );

/** Mid-course: a lesson read, tried and handed in; of all others a section read, a try and a draft begun. */
const workThrough = async ({ content, lessons, quizzes, reflections, handing }, actor) => {
  for (const [at, lesson] of content.course().lessons.entries()) {
    const { slug } = lesson;
    const read = at === 0 ? lesson.sections : lesson.sections.slice(0, 1);
    for (const { id } of read) await lessons.markRead(actor, { slug, section: id });
    await quizzes.start(actor, slug, key());
    const written = { texts: wordsFor(lesson), rev: 0, key: key(), whole: true };
    await reflections.saveDraft(actor, slug, written);
    if (at === 0) await handing.submit(actor, slug, { ...written, rev: 1 });
  }
};

const signIn = async (origin) => {
  const visitor = createVisitor(origin);
  const { tokens } = await visitor.get('/sign-in');
  const { email } = template;
  await visitor.post('/sign-in', { ...tokens, email, password, device: 'own' });
  const cookie = decodeURIComponent(visitor.cookies.get('sid') ?? '');
  if (!cookie) throw new Error('The first learner cannot sign in');
  return hashOf(cookie.slice(2, cookie.lastIndexOf('.')));
};

const makeTemplate = async ({ neighbour, origin }) => {
  const { services } = neighbour;
  const actor = await enrolTemplate(services, await openCohort(services));
  await workThrough(services, actor);
  return { ...template, id: actor.id, cohortId: actor.learns, sessionId: await signIn(origin) };
};

const mentions = (value, words) => {
  const text = JSON.stringify(value);
  return words.some((word) => text.includes(word));
};

const recordsOf = async (db, person) => {
  const words = [person.id, person.email, person.sessionId];
  const found = [];
  for (const { name } of await db.listCollections()) {
    if (notOfAPerson.includes(name)) continue;
    const records = await db.collection(name).find().toArray();
    found.push([name, records.filter((record) => mentions(record, words))]);
  }
  return found.filter(([, records]) => records.length > 0);
};

/** The same value with every known word replaced, in keys, ids and texts. */
const rewrite = (value, replace) => {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => rewrite(item, replace));
  if (value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, rewrite(item, replace)]),
  );
};

const replacing = (pairs) => {
  const words = new Map(pairs);
  const pattern = new RegExp([...words.keys()].join('|'), 'g');
  return (text) => text.replace(pattern, (word) => words.get(word));
};

const newLearner = (number, cohortId, { secret }) => {
  const id = randomIds.next();
  const sid = newSessionId(randomIds, id);
  const sessionId = hashOf(sid);
  const tokens = createFormTokens(secret);
  return {
    id,
    name: `Learner ${number}`,
    email: `learner-${number}@example.test`,
    sessionId,
    cohortId,
    cookie: `sid=${encodeURIComponent(`s:${sign(sid, secret)}`)}`,
    csrf: tokens.issue(sessionId, id),
    address: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  };
};

/** What a record is called by; an id of its own that names no person is made anew for each copy. */
const ownIds = (records, words) =>
  records
    .flatMap(([, found]) => found.map(({ _id }) => _id))
    .filter((id) => typeof id === 'string' && !words.some((word) => id.includes(word)));

const copyFor = (learner, person, records) => {
  const words = ['id', 'email', 'sessionId', 'name'].map((key) => [person[key], learner[key]]);
  const ids = ownIds(records, [person.id, person.email, person.sessionId]);
  const replace = replacing([...words, ...ids.map((id) => [id, randomIds.next()])]);
  return records.map(([name, found]) => [name, found.map((record) => rewrite(record, replace))]);
};

const insertAll = async (db, copies) => {
  const byCollection = new Map();
  for (const [name, records] of copies.flat())
    byCollection.set(name, [...(byCollection.get(name) ?? []), ...records]);
  for (const [name, records] of byCollection) await db.collection(name).insertMany(records);
};

/** Learners with sessions, rights and whatever else the course keeps of its people. */
export const seedLearners = async (stage, count) => {
  const { db } = stage.neighbour.services.world;
  const person = await makeTemplate(stage);
  const records = await recordsOf(db, person);
  const learners = Array.from({ length: count }, (_, at) =>
    newLearner(at + 1, person.cohortId, stage),
  );
  for (let at = 0; at < count; at += batch) {
    const some = learners.slice(at, at + batch);
    await insertAll(
      db,
      some.map((learner) => copyFor(learner, person, records)),
    );
  }
  return learners;
};
