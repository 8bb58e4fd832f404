import type { Fields } from '../support/client.js';
import { aPassword } from '../support/app.js';
import { lessons, people, type World } from '../support/world.js';
import {
  aim,
  corrected,
  handOnSecret,
  herHandOn,
  lastReply,
  outcomeSecret,
  toAsked,
  toDue,
  toReady,
  toReplied,
  toSealed,
  toToldPartly,
  told,
  withHandOn,
  withOutcomeLink,
} from './after-ready.js';
import { writingAsks } from './writing-asks.js';

import { anOldKey, certifiedAsks, herCode } from './certified.js';
import { deskAsks } from './desk.js';

const aNewPassword = 'three boats on a slow river';

/** What a request of a route is made of, besides who sends it. */
export interface Ask {
  /** Parts of the address that differ from the usual ones. */
  params?: Record<string, string>;
  fields?: Fields;
  file?: string;
  /** Brings the world to where the route has something to do. */
  first?: () => Promise<unknown>;
}

/** Parts of addresses by the place they stand at. */
export const usualParams = (world: World, path: string): Record<string, string> => ({
  slug: lessons.opened,
  lesson: lessons.opened,
  track: 'qualified',
  code: herCode,
  key: anOldKey,
  file: 'table.svg',
  section: 'warm-up',
  question: world.openQuestion,
  number: '1',
  roundId: world.rounds.opened,
  enrolmentId: world.enrolment,
  importId: world.import,
  personId: world.ids.instructor,
  secret: world.secrets[path.split('/')[1] ?? ''] ?? '',
  id: path.startsWith('/cohorts/')
    ? world.cohort
    : path.startsWith('/kept/')
      ? world.kept
      : path.startsWith('/practice/')
        ? world.practice
        : path.startsWith('/journal/')
          ? world.entry
          : world.openAttempt,
});

/** Her instructor keeps a sentence under the usual id. */
const withSnippet = ({ app, ids, openAttempt }: World): Promise<boolean> =>
  app.services.snippets.add(
    { reach: 'own', personId: ids.instructor, notBefore: null },
    { id: openAttempt, text: 'Well seen.' },
  );

/** Her form as she holds it, with other words: those that come back to whoever sent them. */
const reflection = ({ forms }: World): Fields =>
  Object.fromEntries(
    Object.entries(forms.reflection).map(([name, value]) => [
      name,
      name.startsWith('texts[') ? 'Words of my own' : value,
    ]),
  );

/** What is sent where more than the address matters. */
export const asks = (world: World): Readonly<Record<string, Ask>> => ({
  'POST /sign-in': { fields: { email: people.learner, password: aPassword } },
  'POST /invitations/:secret': { fields: { name: 'Mo Ruiz', password: aNewPassword } },
  'POST /resets/:secret': { fields: { password: aNewPassword } },
  'POST /first-admin/:secret': {
    fields: { name: 'Nia', email: 'nia@example.test', zone: 'UTC', password: aNewPassword },
  },
  'POST /forgotten-password': { fields: { email: people.learner } },
  'POST /language': { fields: { locale: 'en', next: '/account' } },
  'POST /account/name': { fields: { name: 'Another Name' } },
  'POST /account/settings': { fields: { zone: 'Europe/Berlin', locale: 'en' } },
  'POST /account/reading': { fields: { reads: ['en', 'es'] } },
  'POST /account/session-endings': { fields: { session: world.herSession } },
  'POST /account/password': {
    fields: { currentPassword: aPassword, newPassword: aNewPassword },
  },
  'POST /people/:personId/resets': { params: { personId: world.ids.learner } },
  'POST /lessons/:slug/sections/:section/readings': { params: { section: world.section } },
  'POST /attempts/:id/questions/:question': { fields: world.forms.quiz },
  'POST /practice/pause': { fields: { paused: 'yes' } },
  'POST /practice/sessions/:id/questions/:number': { fields: world.forms.practice },
  'POST /course': { fields: { hash: 'of-another-version' } },
  'POST /quizzes/:slug/remark': { fields: { hash: 'of-another-version' } },
  'POST /reflections/:slug/draft': {
    params: { slug: lessons.drafted },
    fields: reflection(world),
  },
  'POST /reflections/:slug/submission': {
    params: { slug: lessons.drafted },
    fields: reflection(world),
  },
  ...writingAsks(world),
  'POST /reflections/:slug/take-back': {
    params: { slug: lessons.handedIn },
    fields: world.forms.takeBack,
  },
  'POST /reflections/:slug/answers': {
    fields: { answer: 'An answer of my own' },
    first: () => toAsked(world),
  },
  'POST /reflections/:slug/commitments': {
    fields: { act: 'commit', rev: '3', ...aim },
    first: () => toReady(world),
  },
  'POST /reflections/:slug/cancellation': {
    fields: { rev: '4', reason: 'A reason of my own' },
    first: () => toDue(world, '2026-03-03'),
  },
  'POST /reflections/:slug/outcomes': {
    fields: { act: 'tell', rev: '4', ...told },
    first: () => toDue(world),
  },
  'POST /reflections/:slug/turns': { fields: { rev: '5' }, first: () => toToldPartly(world) },
  'GET /outcomes/:secret': {
    params: { secret: outcomeSecret },
    first: () => withOutcomeLink(world),
  },
  'POST /outcomes/:secret': {
    params: { secret: outcomeSecret },
    fields: { result: 'partly', line: 'A line of my own' },
    first: () => withOutcomeLink(world),
  },
  'POST /hand-ons': { fields: { what: 'Words of my own', name: 'Joe Park', email: '' } },
  'GET /hand-ons/:id': { params: { id: herHandOn }, first: () => withHandOn(world) },
  'POST /hand-ons/:id/links': { params: { id: herHandOn }, first: () => withHandOn(world) },
  'GET /passed-on': { first: () => withHandOn(world) },
  'GET /passed-on/:secret': {
    params: { secret: handOnSecret },
    first: () => withHandOn(world),
  },
  'POST /passed-on/:secret': {
    params: { secret: handOnSecret },
    fields: { answer: 'confirm', words: 'Words of my own' },
    first: () => withHandOn(world),
  },
  'POST /passed-on/:secret/withdrawal': {
    params: { secret: handOnSecret },
    first: () => withHandOn(world, 'confirmed'),
  },
  ...certifiedAsks(world),
  ...deskAsks(world),
  'POST /reviews/confirmations/:personId': {
    params: { personId: world.ids.learner },
    fields: { usedAt: '0' },
  },
  'POST /reviews/:roundId/openings': { params: { roundId: world.rounds.sealed } },
  'POST /reviews/:roundId/undo': { fields: lastReply, first: () => toSealed(world) },
  'POST /reviews/:roundId/no-answer': {
    fields: { turnRev: '4' },
    first: () => toReplied(world),
  },
  'POST /reviews/:roundId/corrections': {
    fields: corrected,
    first: () => toReady(world),
  },
  'POST /snippets': { fields: { text: 'A sentence of my own' } },
  'POST /snippets/:id': {
    fields: { text: 'A sentence of my own' },
    first: () => withSnippet(world),
  },
  'POST /cohorts': {
    fields: {
      name: 'Summer',
      start: '2026-06-01',
      end: '2026-09-01',
      zone: 'UTC',
      instructorName: '',
      instructorEmail: '',
    },
  },
  'POST /cohorts/:id/enrolments': { fields: { name: 'Jo Ruiz', login: 'jo@example.test' } },
  'POST /cohorts/:id/instructors': {
    fields: { instructorName: 'Kit Ruiz', instructorEmail: 'kit@example.test' },
  },
  'POST /cohorts/:id/imports': { fields: { list: 'name,email\nLea Ruiz,lea@example.test\n' } },
  'POST /cohorts/:id/imports/files': { file: 'name,email\nLea Ruiz,lea@example.test\n' },
});
