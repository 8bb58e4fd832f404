import type { World } from '../support/world.js';
import type { Ask } from './requests.js';

/** Everybody who answers is at their own desk; days off are those of the cohorts they answer in. */
export const expectedOfDesk: Readonly<Record<string, string>> = {
  'GET /desk': 'sign-in 403 403 200 200 403',
  // Neither has a colleague who could answer for them.
  'POST /desk/absence': 'sign-in 403 403 422 422 403',
  'POST /desk/absence/end': 'sign-in 403 403 on on 403',
  'POST /desk/cohorts/:id/days-off': 'sign-in 403 403 404 on 403',
  // Her instructor has no colleague to hand it to, so it stays where it is.
  'POST /reviews/:roundId/hand-over': 'sign-in 403 403 404 409 403',
  'POST /reviews/:roundId/notes': 'sign-in 403 403 404 on 403',
};

/** What is sent by those who answer: about a round, and about their days. */
export const deskAsks = (world: World): Readonly<Record<string, Ask>> => ({
  'POST /reviews/:roundId/draft': { fields: { rev: '0', reply: 'So far' } },
  'POST /reviews/:roundId/replies': {
    fields: { ...world.forms.reply, reply: 'Say more?', verdict: 'deeper' },
  },
  'POST /cohorts/:id/days-off': { fields: { daysOff: '2026-03-04' } },
  'POST /desk/absence': {
    fields: { from: '2026-03-09', to: '2026-03-13', standIn: world.ids.otherInstructor },
  },
  'POST /desk/cohorts/:id/days-off': {
    params: { id: world.cohort },
    fields: { daysOff: '2026-03-04' },
  },
  'POST /reviews/:roundId/hand-over': {
    fields: { to: world.ids.otherInstructor, note: 'A word of my own', turnRev: '2' },
  },
  'POST /reviews/:roundId/notes': { fields: { text: 'A word of my own' } },
});
